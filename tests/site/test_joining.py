"""Scripts and style sheets joined by the build do what they do apart."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from generator.errors import PrimerError
from generator.joining import joined_scripts, joined_sheets

MODULES = {
    "page": 'import { b as far, both } from "./two.js";\nconst own = 1;\nconsole.log(own, far(), both);\n',
    "two": 'import { own } from "./one.js";\nexport { own as both } from "./one.js";\n'
    "export function b() {\n  return own + 1;\n}\n",
    "one": "export const own = 5;\n",
}


def test_a_joined_script_runs_as_its_parts_would(tmp_path: Path) -> None:
    """Names that two modules share would clash, or one would be taken for the other."""
    apart, joined = tmp_path / "apart", tmp_path / "joined"
    for folder in (apart, joined):
        folder.mkdir()
        (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    for name, text in MODULES.items():
        (apart / f"{name}.js").write_text(text, encoding="utf-8")
    made = joined_scripts(MODULES)
    assert list(made) == ["page"]  # the others are parts and no pages' scripts
    (joined / "page.js").write_text(made["page"], encoding="utf-8")
    said = [subprocess.check_output(["node", folder / "page.js"], text=True) for folder in (apart, joined)]
    assert said == ["1 6 5\n", "1 6 5\n"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('import all from "./one.js";\n', "page.js: can't join “import all"),
        ('import { own } from "./none.js";\n', 'page.js: there is no script "none.js"'),
    ],
)
def test_what_cannot_be_joined_is_named(text: str, told: str) -> None:
    """A page would load a script that stops at its first line."""
    with pytest.raises(PrimerError, match=re.escape(told)):
        joined_scripts(MODULES | {"page": text})


def test_later_sheets_stay_later() -> None:
    """A theme's rule would win over ours; and comments are for maintainers."""
    assert joined_sheets(["a{b:c}/* one\n\n*/", "/* two */\n\na {\n  b: d;\n}\n"]) == "a{b:c}\na {\n  b: d;\n}\n"
