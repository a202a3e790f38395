"""Templates as Jinja has compiled them, kept where Python keeps our modules: reading them anew takes longer."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import suppress
from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket

KNOWN = sys.stdlib_module_names | {"jinja2", "markupsafe", "mkdocs"}


class _Beside(FileSystemBytecodeCache):
    """Where nothing can be written, nothing is kept."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def keep_compiled(environment: Environment, name: str) -> None:
    """Has an environment's templates kept below a name that no other has, unless Python keeps no modules either.

    Jinja tells a kept template by its text and may have put in what a filter makes of a constant. So those of an
    environment with the filters of others are not kept, as such a filter can change while the text stays the same.
    """
    folder = Path(cache_from_source(__file__)).parent
    filters: Iterable[Any] = (*environment.filters.values(), *environment.tests.values())
    if sys.dont_write_bytecode or not KNOWN.issuperset(map(_package, filters)):
        return
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        pattern = f"{name}-{version('jinja2')}-%s.jinja"
        environment.bytecode_cache = _Beside(str(folder), pattern)


def _package(part: Any) -> str:
    module: str = getattr(part, "__module__", None) or type(part).__module__
    return module.partition(".")[0]
