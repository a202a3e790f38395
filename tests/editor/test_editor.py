"""What an editor makes of the content: squiggles, completion and explanations, by the server that editors use."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from language_server import INSTALL, ROOT, SERVER, LanguageServer, Squiggle, language_server

from generator.folder import expected
from generator.load import parse
from generator.schema import modeline

pytestmark = pytest.mark.skipif(not SERVER.exists(), reason="the language server isn't installed: `make test` does it")

CONTENT = ROOT / "content"
CABLE = "movements/pull-through/variations/cable.yml"
CHOOSER = "movements/pull-through/chooser.yml"
MOVEMENT = "movements/pull-through/movement.yml"
SOURCE = "sources/rusin-pull-through.yml"
FILES = sorted(path.relative_to(CONTENT).as_posix() for path in CONTENT.rglob("*.yml"))


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    """A running language server that can't reach any other machine."""
    assert SERVER.is_file(), f"the language server isn't installed; run {INSTALL}"
    with language_server() as running:
        yield running


def text_of(file: str, old: str = "", new: str = "") -> str:
    """The text of a real file, with something else in the one place of `old`."""
    text = (CONTENT / file).read_text("utf-8")
    assert not old or text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    return text.replace(old, new) if old else text


def squiggles(server: LanguageServer, file: str, text: str) -> list[Squiggle]:
    """What is underlined in a text that stands where a file does."""
    return server.open((CONTENT / file).parent, text).squiggles


@pytest.mark.parametrize("file", FILES)
def test_sound_files_have_no_squiggles(server: LanguageServer, file: str) -> None:
    """Whoever opens a file would see complaints about what is right, and learn to pass over them."""
    assert squiggles(server, file, text_of(file)) == []


MISTAKES = (
    (CABLE, "\npurpose:", "\npurpos:", "\npurpos", "Property purpos is not allowed."),
    (CABLE, "short_name: Cable\n", "", "revised", 'Missing property "short_name".'),
    (CABLE, "label: Intermediate", "label: 3", "label: 3", 'Incorrect type. Expected "string".'),
    (CABLE, "measure: weight", "measure: kilos", "measure: kilos", "Value is not accepted. Valid values: "),
    (CABLE, "Tension before weight", "Tension " * 6, "Tension Ten", "String is longer than the maximum length of 42"),
    (CABLE, "revised: 2026-11-23", "revised: 23.11.2026", "revised", "Write a day of the calendar as year-month-day"),
    (CABLE, "name: Cable Pull", "name: <b>Pull", "name: <b>", "Write a name without < > { }."),
    (CABLE, "  to: banded-cable", "  to: Banded Cable", "  to: Banded", "Write lower-case letters, digits and single "),
    (CABLE, "note: pulley at its lowest", "note: '...'", "note: '...'", "It holds no letter and no digit; write"),
    (CABLE, "name: Stack weight", f"name: {'w' * 21}", "name: www", "A word has more than 20 characters; "),
    (MOVEMENT, "order: [banded, cable, banded-cable]", "order: cable", "order: c", 'Incorrect type. Expected "array".'),
    (SOURCE, "url: https:", "url: http:", "url: http:", "Write a full address that begins with https://"),
    ("primer.yml", "  sets: 4", "  sets: 40", "  sets: 40", "Value is above the maximum of 5."),
    ("primer.yml", "days: [mon, thu]", "days: [mon, thor]", "days: [mon", "Value is not accepted. Valid values: "),
    ("glossary.yml", "    term: Anchor\n", "", "- id: anchor", 'Missing property "term".'),
)  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "near", "message"), MISTAKES)
def test_a_mistake_is_underlined_where_it_is(
    server: LanguageServer, file: str, old: str, new: str, near: str, message: str
) -> None:
    """A writer sees the mistake while it is made, with words to mend it, and not only at the check."""
    text = text_of(file, old, new)
    line = text[: text.index(near) + near.startswith("\n")].count("\n") + 1
    found = squiggles(server, file, text)
    assert [(item.line, item.message[: len(message)]) for item in found if item.line == line] == [(line, message)]
    assert {item.line for item in found} <= {line, 2}  # what a misspelled field leaves missing is told of at the top


def test_only_the_first_line_leads_to_the_schema(server: LanguageServer) -> None:
    """If the server took the schema from elsewhere, these tests would prove nothing of the files."""
    text = text_of(CABLE, "measure: weight", "measure: kilos")
    assert squiggles(server, CABLE, text)
    assert squiggles(server, CABLE, text.partition("\n")[2]) == []


def test_fields_are_offered(server: LanguageServer) -> None:
    """Nobody has to know the names of the fields by heart."""
    opened = server.open(
        (CONTENT / CABLE).parent, text_of(CABLE, "  - item: rope-attachment\n", "  - item: rope\n    \n")
    )
    offered = {item["label"]: item for item in opened.completions("- item: rope\n    ")}
    assert {"note", "default"} <= set(offered)
    assert "item" not in offered
    assert "What is particular about it here" in offered["note"]["documentation"]


def test_a_new_part_comes_with_its_fields(server: LanguageServer) -> None:
    """One sees what belongs into a part, with an example in the place of each value."""
    old = text_of(CABLE)[text_of(CABLE).index("\nvideo:") :]
    opened = server.open((CONTENT / CABLE).parent, text_of(CABLE, old, "\nvid\n"))
    (video,) = [item for item in opened.completions("\nvid") if item["label"] == "video"]
    assert [name in video["insertText"] for name in ("title", "url", "facts")] == [True] * 3


@pytest.mark.parametrize(
    ("file", "old", "behind", "values"),
    [
        (CABLE, "measure: weight", "measure: ", {"weight", "steps", "level"}),
        (CABLE, "  middle: medium", "  middle: ", {"least", "low", "medium", "high", "most"}),
        (MOVEMENT, "role: warm-up", "role: ", {"warm-up", "primer", "main"}),
    ],
)
def test_values_are_offered(server: LanguageServer, file: str, old: str, behind: str, values: set[str]) -> None:
    """Where only a few words fit, nobody has to guess them."""
    opened = server.open((CONTENT / file).parent, text_of(file, old, behind))
    assert values <= {item["label"] for item in opened.completions(behind)}


@pytest.mark.parametrize(
    ("file", "over", "shown"),
    [
        (CABLE, "short_name", ["Its name among the others", "at most 20 letters", "Cable"]),
        (CABLE, "card_fix", ["The fix in a few words, for the card.", "at most 46 letters", "Ribs down"]),
        (CABLE, "measure", ["weight and steps rise over the ramp-up sets", "* `weight`\n* `steps`\n* `level`"]),
        (CABLE, "cues", ["The most needed first", "3 to 5 entries", "- text: Tension before weight"]),
        (CABLE, "progress:\n  to", ["The way up; all but the last variation need one.", "short: Gone stale"]),
        (CHOOSER, "lacks", ["Equipment of which at least one piece is missing.", "at most 4 entries"]),
        ("primer.yml", "top_word", ["What one does at the top, in a word.", "at most 14 letters", "squeeze"]),
    ],
)
def test_a_field_is_explained(server: LanguageServer, file: str, over: str, shown: list[str]) -> None:
    """Whoever points at a field sees what it is, what fits, and an example."""
    told = server.open((CONTENT / file).parent, text_of(file)).hover(over)
    assert [words for words in shown if words not in told] == []


SCALARS = (
    "3", "-1", "+7", "012", "0o7", "0x1F", "1e3", ".5", ".inf", ".nan", "true", "True", "yes", "no", "on", "off", "y",
    "~", "null", "1:30", "1_000", "2026-11-23", "2026-11-23T10:00:00", "12 kg", "'3'", '"true"', "0b1", "1.2.3", "=",
)  # fmt: skip
"""Plain scalars that one version of YAML or another takes for something else than text."""


@pytest.mark.parametrize("scalar", SCALARS)
def test_editor_and_check_agree_on_what_is_text(server: LanguageServer, scalar: str) -> None:
    """YAML has two versions; an editor that read the other one would underline a day, or let a number pass."""
    text = text_of(CABLE, "label: Intermediate", f"label: {scalar}")
    found = expected(CABLE)
    assert found
    _, problems = parse(type(found)(found.path, found.kind, found.id, found.folder, text.encode()))
    assert bool(squiggles(server, CABLE, text)) == bool(problems), problems


def test_the_line_is_the_one_that_is_asked_for(server: LanguageServer, tmp_path: Path) -> None:
    """A copy of the project anywhere on a disk has to find its own schemas."""
    shutil.copytree(ROOT / "schemas", tmp_path / "a folder" / "schemas")
    folder = tmp_path / "a folder" / "content"
    folder.mkdir()
    text = f"{modeline('content/equipment.yml')}item: []\n"
    told = [item.message for item in server.open(folder, text).squiggles]
    assert "Property item is not allowed." in told
