"""What was made before of the same: a preview makes anew only what an edit touches."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Protocol, TypeVar
from weakref import WeakKeyDictionary

K = TypeVar("K")
T = TypeVar("T")


class Recall(Protocol):
    """What is made under a name of some inputs. `inputs` must be all that it is made of; documents equal themselves."""

    def __call__(self, name: Hashable, inputs: Any, make: Callable[[], T], /) -> T: ...


def anew(_name: Hashable, _inputs: Any, make: Callable[[], T]) -> T:
    """Made whatever there was before, and not kept: a build needs each thing once."""
    return make()


class Memory:
    """Keeps the last thing of each name, and gives it again as long as its inputs are equal."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[Any, Any]] = {}
        self._in_use: dict[Hashable, tuple[Any, Any]] = {}

    def __call__(self, name: Hashable, inputs: Any, make: Callable[[], T]) -> T:
        """The thing of this name."""
        kept = self._kept.get(name)
        if kept is None or kept[0] != inputs:
            kept = inputs, make()
        self._kept[name] = self._in_use[name] = kept
        made: T = kept[1]
        return made

    def over(self) -> None:
        """All has been asked for; what nobody wanted since the last time is forgotten."""
        self._kept, self._in_use = self._in_use, {}


def once(make: Callable[[K], T]) -> Callable[[K], T]:
    """What a function makes of a thing is kept as long as that thing; for frozen things that equal themselves alone."""
    kept: WeakKeyDictionary[K, T] = WeakKeyDictionary()

    @wraps(make)
    def made(thing: K) -> T:
        if thing not in kept:
            kept[thing] = make(thing)
        return kept[thing]

    return made
