"""Hand-written pages: a slip in the front matter or around a macro is told with its line, and nothing is published."""

from __future__ import annotations

import pytest
from mkdocs.utils.meta import get_data
from projects import ROOT

from generator.handwritten import MARKING, PLAIN, REASONS, docs_problems, page_problems, source
from generator.macros import Macros
from generator.model import DAY_FORM

HEAD = "---\ntitle: Swing\nrender_macros: true\n---\n\n# Swing\n\n"
SESSION = '{{ session("swing") }}'
BLOCK = "shows a block; put it on a line of its own, not indented, between empty lines"


def told(text: str) -> list[str]:
    """What is told of a page with this text, without the page's name."""
    return [
        str(problem).removeprefix("docs/swing.md:")
        for problem in page_problems(source(text, "docs/swing.md", get_data))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# Swing\n\nWithout front matter.\n",
        "---\ntitle: Swing\n---\n\nWrite `{{ ladder() }}`.\n",
        "---\nrender_macros: false\n---\n\n# Swing\n",
        "---\ntitle: Swing\nrevised: 2026-11-23\n---\n\n# Swing\n",
        HEAD + "No macro at all.\n",
        HEAD + '{{ ladder("swing") }}\n\nText.\n\n{{ladder("other")}}',
        HEAD + f'{SESSION}\n\n{{{{ plan(\n  "swing",\n  "brass"\n) }}}}\n\n{{{{- reasons() -}}}}\n',
        HEAD + f"{SESSION}\n\n{{{{ reasons() }}}}\n\nLast words, for {{{{ config.site_name }}}}.\n",
        HEAD + "{# {{ ladder }} #}\n\n{% raw %}{{ ladder }}{% endraw %}\n\n{{ page.meta.session }}",
    ],
)
def test_sound_page(text: str) -> None:
    """A page that shows what it should would be refused."""
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("---\ntitle: a: b\n---\n", ['1:1: the front matter is not YAML; put text that holds ": " in quotes']),
        (
            "---\ntitle: Swing\n---\n\n\n{{ ladder() }}\n",
            ["6:1: {{ ladder() }} is no macro here; add render_macros: true to the front matter"],
        ),
        *(
            (
                f"---\ntitle: Swing\nrender_macros: {value}\n---\n\n{{{{ ladder() }}}}\n",
                ["3:1: render_macros is neither true nor false; write one of them, without quotes"],
            )
            for value in ('"false"', '"true"', "1", "maybe", "")
        ),
        *(
            (
                f"---\ntitle: Swing\nrevised: {value}\n---\n\n# Swing\n",
                [f"3:1: revised is no day; write {DAY_FORM}, without quotes"],
            )
            for value in ('"2026-11-23"', "2026-11-23 10:00:00", "2026", "yesterday", "")
        ),
        *(
            (
                f"---\ntitle: Swing\n{name}: true\n---\n\nText.\n",
                [f'3:1: unknown field "{name}"; did you mean "render_macros"?'],
            )
            for name in ("render_macro", "render-macros", "Render_Macros", "rendermacros")
        ),
        (
            HEAD + "{{ ladder }}\n",
            ["8:1: ladder is a macro; call it with parentheses, as {{ ladder(…) }}"],
        ),
        (HEAD + '{% set x = ladder("swing") %}\n', [f"8:1: ladder {BLOCK}"]),
        (HEAD + '  {{ ladder("swing") }}\n', [f"8:1: ladder {BLOCK}"]),
        (HEAD + 'Text:\n{{ ladder("swing") }}\n', [f"9:1: ladder {BLOCK}"]),
        (HEAD + '{{ ladder("swing") }}\nText.\n', [f"8:1: ladder {BLOCK}"]),
        (HEAD + '- {{ ladder("swing") }}\n', [f"8:1: ladder {BLOCK}"]),
        (HEAD + '- Text\n\n    {{ ladder("swing") }}\n', [f"10:1: ladder {BLOCK}"]),
        (HEAD + '| a |\n|---|\n| {{ ladder("swing") }} |\n', [f"10:1: ladder {BLOCK}"]),
        (HEAD + '{{ ladder("swing") }} {{ ladder("swing") }}\n', [f"8:1: ladder {BLOCK}"] * 2),
        (HEAD + '{{ "x" ~ ladder("swing") }}\n', [f"8:1: ladder {BLOCK}"]),
        (
            HEAD + f"{SESSION}\n",
            ["8:1: session marks what is ours, and the page gives no reasons; end it with {{ reasons() }}"],
        ),
        (
            HEAD + f"{SESSION}\n\n{{{{ reasons() }}}}\n\n{{{{ reasons() }}}}\n",
            ["12:1: a second reasons() is here; leave the last on the page and remove the others"],
        ),
        (
            HEAD + f'{{{{ reasons() }}}}\n\n{SESSION}\n\n{{{{ ladder("swing") }}}}\n',
            ["8:1: session stands below reasons(); move reasons() to the end of the page"],
        ),
    ],
)
def test_slip_is_told_with_its_line(text: str, problems: list[str]) -> None:
    """A page would show braces, Python's words for a method, marks that lead nowhere, or a block in shreds."""
    assert told(text) == problems


def test_every_macro_is_known() -> None:
    """A new macro would be left out of the checks."""
    methods = {name for name in vars(Macros) if not name.startswith("_")}
    assert {*PLAIN, *MARKING, REASONS} == methods - {"register"}


def test_our_pages_are_sound() -> None:
    """What is checked in can be built."""
    assert docs_problems(ROOT / "docs", get_data) == []
