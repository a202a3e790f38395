"""Where sheets become files: taken from the store, or made here or on all cores, in the order in which they come."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import suppress
from types import TracebackType
from typing import Self

from generator.hands import Hands, LostError
from generator.printing import Order, RenderedFile
from generator.sheet import Sheet, key, made
from generator.store import Store

FEW = 8
"""Fewer sheets are made in this process: others take as long to begin as these do."""
MOST_HANDS = 8
"""Each takes some 100 MB."""

Tell = Callable[[int, int], None]
"""Hears how many of how many sheets there are."""


class Workshop:
    """Makes files, and counts in `made` those that the store didn't have. `close` it, or use it with `with`."""

    def __init__(self, store: Store | None = None, cores: int | None = None) -> None:
        self.store = store or Store(None)
        self.made = 0
        self._cores = min(cores or _cores(), MOST_HANDS)
        self._hands: Hands | None = None

    def begin(self, orders: Iterable[Order]) -> Batch:
        """Looks up each of these files and sets about those that aren't there."""
        rows = [(order, key(order.sheet)) for order in orders]
        kept = {name: data for _, name in rows if (data := self.store.get(name)) is not None}
        missing = {name: order.sheet for order, name in rows if name not in kept}
        if self._cores > 1 and len(missing) >= FEW and not self._hands:
            self._hands = Hands(self._cores)
        begun = {name: self._hands.begin(sheet) for name, sheet in missing.items()} if self._hands else {}
        return Batch(self, rows, kept, begun)

    def files(self, orders: Iterable[Order], tell: Tell | None = None) -> list[RenderedFile]:
        """Each of these files; raises PrimerError for the first that can't be made."""
        return list(self.begin(orders).files(tell))

    def close(self) -> None:
        """Ends the other processes."""
        if self._hands:
            self._hands.close()
            self._hands = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.close()


class Batch:
    """Files that are being made."""

    def __init__(
        self,
        workshop: Workshop,
        rows: list[tuple[Order, str]],
        kept: dict[str, bytes],
        begun: dict[str, Future[bytes]],
    ) -> None:
        self._workshop, self._rows, self._kept, self._begun = workshop, rows, kept, begun

    def files(self, tell: Tell | None = None) -> Iterator[RenderedFile]:
        """Each file in the order of the orders; raises PrimerError for the first that can't be made."""
        try:
            for number, (order, name) in enumerate(self._rows, start=1):
                if name not in self._kept:
                    self._kept[name] = self._made(order.sheet, name)
                if tell:
                    tell(number, len(self._rows))
                yield RenderedFile(order.address, self._kept[name])
        finally:
            for other in self._begun.values():
                other.cancel()

    def _made(self, sheet: Sheet, name: str) -> bytes:
        data = None
        if name in self._begun:
            with suppress(LostError):
                data = self._begun[name].result()
        data = made(sheet) if data is None else data
        self._workshop.made += 1
        self._workshop.store.put(name, data)
        return data


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
