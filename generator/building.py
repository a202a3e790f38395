"""What a build knows while it goes on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class Building:
    """Values by their names, which hooks hand on to each other, and to templates as `config.extra.primer`.

    It is no mapping and shows nothing of itself: the macros plugin writes all that it can look into to a log for
    debugging, which nobody reads, and would spend a tenth of the build on the whole content.
    """

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = dict(values)

    def __getitem__(self, name: str) -> Any:
        return self._values[name]

    def __setitem__(self, name: str, value: Any) -> None:
        self._values[name] = value
