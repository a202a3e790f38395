"""From text to HTML: the one environment of all templates, which escapes every value."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup, escape

from generator.compiled import keep_compiled

TEMPLATES = Path(__file__).parent / "templates"
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)|(?<=s)'(?=\s)")
BLOCK_END = re.compile("(</(?:d[dt]|t[dh]|div)>)(?=<)")


def typographic(value: Any) -> Any:
    """Text with the apostrophe that is set in print, where a straight one stands inside or behind a word."""
    if isinstance(value, str) and "'" in value and not isinstance(value, Markup):
        return _APOSTROPHE.sub("’", value)
    return value


def environment() -> Environment:
    """The one way from text to HTML: every value is escaped, and a name that isn't there is an error."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=typographic,
        undefined=StrictUndefined,
        auto_reload=False,  # each build makes an environment of its own
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.policies["json.dumps_kwargs"] = {
        "ensure_ascii": False
    }  # in the order that the content has, not the alphabet's
    keep_compiled(made, "pages")
    return made


def verbatim(text: str) -> Markup:
    """Lines of code for a <pre>, in one line of HTML, so that `compact` leaves their indentation as it is."""
    blanks = re.sub("(?m)^ +", lambda found: "&#32;" * len(found[0]), str(escape(dedent(text).rstrip("\n"))))
    return Markup(blanks.replace("\n", "&#10;").replace("\t", "&#9;"))  # noqa: S704 - escaped above


def data_block(data: Any) -> Markup:
    """Data as JSON that can stand in a <script>: no text in it can end the script, or begin a comment."""
    made = htmlsafe_json_dumps(data, ensure_ascii=False, separators=(",", ":"))
    lines = {0x2028: "\\u2028", 0x2029: "\\u2029"}  # which end a line of JavaScript, and of nothing else
    return Markup(made.translate(lines))  # noqa: S704 - escaped above


def compact(html: str) -> str:
    """The HTML without indentation and empty lines, so that no Markdown parser can take a part of it for its own.

    Between two blocks stands a line break, or the search would take "Rest" and "45 s" beside it for one word.
    """
    lines = (line.strip(" ") for line in BLOCK_END.sub(r"\1\n", html).split("\n"))  # other blanks are the content's
    return "\n".join(filter(None, lines)) + "\n"
