"""Puts the clock ahead in a Python that has this folder on its PYTHONPATH; libfaketime isn't everywhere."""

from __future__ import annotations

import datetime as dt
import time

AHEAD = dt.timedelta(days=15 * 365.25)

_time, _gmtime, _localtime, _strftime = time.time, time.gmtime, time.localtime, time.strftime


def later() -> float:
    """Seconds since 1970, ahead of the system's. The standard library asks for today's date here, too."""
    return _time() + AHEAD.total_seconds()


class LaterDatetime(dt.datetime):
    """A datetime whose now is ahead."""

    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> LaterDatetime:
        return super().now(tz) + AHEAD

    @classmethod
    def utcnow(cls) -> LaterDatetime:
        return cls.now(dt.UTC).replace(tzinfo=None)


time.time = later
time.gmtime = lambda seconds=None: _gmtime(later() if seconds is None else seconds)
time.localtime = lambda seconds=None: _localtime(later() if seconds is None else seconds)
time.strftime = lambda form, moment=None: _strftime(form, moment or time.localtime())
dt.datetime = LaterDatetime  # type: ignore[misc]
