"""The site's modules as classic scripts: browsers refuse to load modules from a disk."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.errors import PrimerError

MODULES, SCRIPTS = "assets/js/", "assets/js/disk/"
"""Where the modules are, and where the scripts made of them go."""

CLASSIC = {"offline.js", "disk.js"}
"""What is no module in the first place."""

NEED_A_HOST = {"choose.js", "kept.js"}
"""On a disk the questions are plain links, and there is nothing to keep."""

_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w-]+\.js)";$', re.MULTILINE)
_HANDED_ON = re.compile(r'^export \{([\w$,\s]*)\} from "\./([\w-]+\.js)";$', re.MULTILINE)
_DECLARED = re.compile(r"^export (?=(?:async )?(?:function\*?|const|class) ([\w$]+))", re.MULTILINE)
_LISTED = re.compile(r"^export \{([\w$,\s]*)\};$", re.MULTILINE)
_OTHER = re.compile(r"^(?:import\b|export\b).*|.*\bimport\.meta\b.*|.*\bimport\(.*", re.MULTILINE)


def classic_scripts(modules: Mapping[str, str]) -> dict[str, str]:
    """For each module that no other one imports, a script with all that it needs; by their file names.

    Raises PrimerError for an import or an export in a form that it doesn't know.
    """
    own = {name: _as_own(text) for name, text in modules.items() if name not in CLASSIC}
    imported = {name for text in own.values() for _, name in _IMPORT.findall(text)}
    return {name: _script(name, own) for name in sorted({*own} - imported)}


def _as_own(text: str) -> str:
    """A module that exports what it hands on as if that were its own."""
    return _HANDED_ON.sub(r'import {\1} from "./\2";\nexport {\1};', text)


def _script(entry: str, modules: Mapping[str, str]) -> str:
    if entry in NEED_A_HOST:
        return "// Needs a host.\n"
    parts = [_part(name, modules[name]) for name in _in_order(entry, modules, set())]
    return "".join(['(() => {\n"use strict";\n', *parts, "})();\n"])


def _in_order(name: str, modules: Mapping[str, str], seen: set[str]) -> Iterator[str]:
    """A module behind all that it imports, each once."""
    if name in seen:
        return
    seen.add(name)
    for _, needed in _IMPORT.findall(modules[name]):
        yield from _in_order(needed, modules, seen)
    yield name


def _part(name: str, text: str) -> str:
    """A module as a function, so that its names stay its own; what it exports is what that returns."""
    exported = ", ".join([*_DECLARED.findall(text), *_LISTED.findall(text)])
    body = _IMPORT.sub(lambda found: f"const {{{_renamed(found[1])}}} = {_variable(found[2])};", text)
    body = _LISTED.sub("", _DECLARED.sub("", body))
    if strange := _OTHER.search(body):
        raise PrimerError(f'docs/assets/js/{name}: "{strange[0].strip()}" is in no form that works on a disk')
    return f"const {_variable(name)} = (() => {{\n{body}return {{ {exported} }};\n}})();\n"


def _renamed(names: str) -> str:
    return re.sub(r"\s+as\s+", ": ", names)


def _variable(name: str) -> str:
    return "_" + re.sub(r"\W", "_", name.removesuffix(".js"))
