"""One file for many: style sheets in their order, and a script with all that it imports. Fewer requests, no bundler."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from generator.errors import PrimerError

SHEET = "assets/css/site.css"
"""Where the joined style sheet stands; beside the sheets that it is made of, so that what they name is still there."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANK_LINES = re.compile(r"\n\s*\n+")
_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w-]+)\.js";\n', re.MULTILINE)
_REEXPORT = re.compile(r'^export \{([^}]*)\} from "\./([\w-]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const) (\w+))", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b.*|^.*\bimport(?:\.meta\b|\().*", re.MULTILINE)


def joined_sheets(texts: Iterable[str]) -> str:
    """The rules of all sheets in order, without comments; the first ones are the weakest, as before."""
    return "".join(_BLANK_LINES.sub("\n", _COMMENT.sub("", text)).strip() + "\n" for text in texts)


def joined_scripts(modules: Mapping[str, str]) -> dict[str, str]:
    """Those of a folder's modules that a page may load, by name without ".js"; those that export are parts of them."""
    return {name: _joined(name, modules) for name, text in modules.items() if not _handed(text)}


def _joined(name: str, modules: Mapping[str, str]) -> str:
    """A module with all that it imports in it, as a classic script: browsers load no modules from a disk.

    Each imported module becomes a function that is called once and hands over what it exports, so that two modules
    may use the same names. Only the plain forms are known: `import { a, b as c } from "./other.js";`, the same with
    `export`, and `export` before a function or a const. Anything else stops the build, named.
    """
    parts: dict[str, str] = {}
    _take(name, modules, parts)
    *imported, own = parts.items()
    functions = [f"const {_variable(id_)} = (() => {{\n{text}}})();\n" for id_, text in imported]
    return "".join(['(() => {\n"use strict";\n', *functions, own[1], "})();\n"])


def _take(name: str, modules: Mapping[str, str], parts: dict[str, str]) -> None:
    """Adds a module behind all that it leans on."""
    text = modules[name]
    for other in dict.fromkeys(found[2] for found in _statements(text)):
        if other not in modules:
            raise PrimerError(f'{name}.js: there is no script "{other}.js"; add it or mend the import')
        if other not in parts:
            _take(other, modules, parts)
    handed = _handed(text)
    body = _EXPORT.sub("", _REEXPORT.sub("", _IMPORT.sub(_taken, text)))
    if left := _LEFT.search(body):
        raise PrimerError(f"{name}.js: can't join “{left[0]}”; write it as in the other scripts")
    parts[name] = body + (f"return {{ {', '.join(handed)} }};\n" if handed else "")


def _handed(text: str) -> list[str]:
    """What a module exports, as the fields of an object."""
    handed = [found[1] for found in _EXPORT.finditer(text)]
    for found in _REEXPORT.finditer(text):
        handed += [f"{second or first}: {_variable(found[2])}.{first}" for first, second in _names(found[1])]
    return handed


def _statements(text: str) -> list[re.Match[str]]:
    return [*_IMPORT.finditer(text), *_REEXPORT.finditer(text)]


def _taken(found: re.Match[str]) -> str:
    names = ", ".join(f"{first}: {second}" if second else first for first, second in _names(found[1]))
    return f"const {{ {names} }} = {_variable(found[2])};\n"


def _names(listed: str) -> list[tuple[str, str]]:
    """Each name of a list, with the one that it goes by here, or an empty one."""
    pairs = (part.partition(" as ") for part in listed.split(",") if part.strip())
    return [(first.strip(), second.strip()) for first, _, second in pairs]


def _variable(name: str) -> str:
    return "$" + name.replace("-", "_")
