"""The headers in the configurations of servers, written from the table; what stands around them is written by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.errors import PrimerError
from generator.headers import ASKED_AGAIN, EDITOR, FOR_ALL, HEADERS, KEPT, UNFRAMED, header

FOLDER = "deploy"
COMMAND = "`primer headers`"
BEGIN = f"# Written by {COMMAND} from the table in generator/headers.py.\n"
END = "# To here.\n"
BLOCK = re.compile(rf"(?P<begin>(?P<indent> *){re.escape(BEGIN)}).*?(?P<end> *{re.escape(END)})", re.DOTALL)


def configurations(scripts: Iterable[str]) -> dict[str, list[str]]:
    """File → what belongs into each of its blocks, in order; the scripts are those that stand in pages themselves."""
    said = header(scripts)
    return {"nginx.conf": [_maps(said), _additions()], "Caddyfile": [_snippets(said)]}


def renewed(text: str, blocks: list[str]) -> str:
    """A configuration with its blocks as they ought to be; raises PrimerError where it hasn't as many."""
    if (found := len(BLOCK.findall(text))) != len(blocks):
        raise PrimerError(f'it has {found} places that begin with "{BEGIN.strip()}", and needs {len(blocks)}')
    rest = iter(blocks)
    return BLOCK.sub(lambda block: f"{block['begin']}{next(rest)}{block['end']}", text)


def _maps(said: str) -> str:
    """What nginx looks up by address, outside of the server."""
    times = [f'    "~{pattern}" "{time}";' for pattern, time in KEPT.items()]
    return _text(
        "map $uri $primer_cache {",
        f'    default "{ASKED_AGAIN}";',
        *times,
        "}",
        "map $uri $primer_origin {",
        '    default "";',
        f'    "~^{FOR_ALL}" "*";',
        "}",
        "map $uri $primer_policy {",
        f'    default "{said}";',
        f'    "~^{EDITOR}" "{UNFRAMED}";',
        "}",
    )


def _additions() -> str:
    looked_up = {
        "Cache-Control": "$primer_cache",
        "Access-Control-Allow-Origin": "$primer_origin",
        "Content-Security-Policy": "$primer_policy",
    }
    return _text(*(f'    add_header {name} "{value}" always;' for name, value in {**looked_up, **HEADERS}.items()))


def _snippets(said: str) -> str:
    """Caddy's snippets: `guarded` for every answer, errors too, and `kept` for files that are there."""
    times = [
        line
        for number, (pattern, time) in enumerate(KEPT.items(), start=1)
        for line in (f"\t@kept{number} path_regexp {pattern}", f'\theader @kept{number} Cache-Control "{time}"')
    ]
    return _text(
        "(guarded) {",
        f'\theader {EDITOR}* Content-Security-Policy "{UNFRAMED}"',
        "\theader {",
        f'\t\t?Content-Security-Policy "{said}"',
        *(f'\t\t{name} "{value}"' for name, value in HEADERS.items()),
        "\t\t-Server",
        "\t}",
        "}",
        "(kept) {",
        *times,
        f"\theader ?Cache-Control {ASKED_AGAIN}",
        f"\theader {FOR_ALL}* Access-Control-Allow-Origin *",
        "}",
    )


def _text(*lines: str) -> str:
    return "".join(f"{line}\n" for line in lines)
