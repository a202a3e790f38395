"""The words in which the schema refuses: one table of planted edits and the exact line that each one draws."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from planted import (
    ALMANAC,
    BRASS,
    CHOOSER,
    EQUIPMENT,
    GLOSSARY,
    MOVEMENT,
    PAPER,
    PRIMER,
    STORM,
    Edit,
    Project,
    copy_of_sample,
)
from pydantic import ValidationError

from generator.document import Document
from generator.folder import read_folder
from generator.messages import MESSAGES, message
from generator.model import Statement
from generator.yaml_reader import read_yaml

ID_FORM = "write lower-case letters, digits and single hyphens, beginning with a letter, as"
LONG_WORD = "has 22 characters, 20 fit a phone and the card; choose a shorter one, or put a blank or hyphen into it"
NO_WORDS = "it holds no letter and no digit; write words"
STAND = "Stand beside the post."
EACH = 'write set_up, descent, drive and lockout, each as "name: …" on a line of its own'
THREE_MORE = "- {share: 10, reps: 10}\n    - {share: 20, reps: 10}\n    - {share: 30, reps: 10}\n    - {share: 40"
TWO_CUES_LESS = """\
  - text: Slow, even now
    facts: [A10]
  - text: Hold it in the storm
    facts: [A05]
  - text: Breathe
    default: The almanac forgets it; keepers do, too.
"""
DESCENT = """
  descent:
    - text: Don't let the brass pull you down.
      default: The almanac doesn't warn of it; brass is heavy.
"""

CASES: list[tuple[str, Edit, str]] = [
    (
        "missing",
        Edit(GLOSSARY, "  text: Words that a keeper uses.\n", ""),
        '2:3: the field "text" is missing; add it, with its text after the colon',
    ),
    (
        "missing",
        Edit(PAPER, "short_name: Paper\n", ""),
        '1:1: the field "short_name" is missing; add it, with its text after the colon',
    ),
    (
        "extra_forbidden",
        Edit(PRIMER, "top_word: glow", "top_wrod: glow"),
        '29:3: unknown field "top_wrod"; did you mean "top_word"?',
    ),
    (
        "extra_forbidden",
        Edit(PRIMER, "\ntempo:", "\ntempoo:"),
        '24:1: unknown field "tempoo"; did you mean "tempo"?',
    ),
    (
        "extra_forbidden",
        Edit(BRASS, "note: half full", "color: yellow"),
        '16:5: unknown field "color"; remove it; the fields here are facts, default, item, note',
    ),
    (
        "extra_forbidden",
        Edit(BRASS, "note: half full", '"a\\nb": yellow'),
        '16:5: unknown field "a\\nb"; remove it; the fields here are facts, default, item, note',
    ),
    (
        "string_type",
        Edit(STORM, "short_name: Storm", "short_name: 012"),
        '2:13: "short_name" must be text, not the number 12; put it in quotes',
    ),
    (
        "string_type",
        Edit(STORM, "short_name: Storm", "short_name:"),
        '2:12: "short_name" must be text, not nothing; write some after the colon',
    ),
    (
        "string_type",
        Edit(STORM, "short_name: Storm", "short_name: true"),
        '2:13: "short_name" must be text, not the truth value true; put it in quotes',
    ),
    (
        "string_type",
        Edit(STORM, "short_name: Storm", "short_name: [Storm]"),
        '2:13: "short_name" must be text, not a list; write it as one text',
    ),
    (
        "string_type",
        Edit(STORM, "short_name: Storm", "short_name: {name: Storm}"),
        '2:13: "short_name" must be text, not fields of its own; write it as one text',
    ),
    (
        "string_type",
        Edit(STORM, "[open, half, shut]", "[open, 0.5, shut]"),
        '32:23: an entry of "options" must be text, not the number 0.5; put it in quotes',
    ),
    (
        "string_too_short",
        Edit(STORM, "short_name: Storm", 'short_name: " "'),
        '2:13: "short_name" is empty; write it or remove it',
    ),
    (
        "string_too_short",
        Edit(STORM, "short_name: Storm", 'short_name: "\u3000 \u2003"'),
        '2:13: "short_name" is empty; write it or remove it',
    ),
    (
        "string_too_short",
        Edit(STORM, "text: The wind decides.", "text: \u2003\u3000"),
        '65:9: "text" is empty; write it or remove it',
    ),
    *(
        ("value_error", Edit(file, old, f"{old[: old.index(':')]}: {words}"), f"{place} {NO_WORDS}")
        for file, old, words, place in (
            (STORM, "short_name: Storm", "…", '2:13: "short_name" is refused;'),
            (STORM, "name: Shutter", "--", '29:13: "name" is refused;'),
            (STORM, "text: The wind decides.", "(.)", '65:9: "text" is refused;'),
            (GLOSSARY, "term: Keeper", "…", '11:11: "term" is refused;'),
        )
    ),
    (
        "string_too_short",
        Edit(GLOSSARY, "[lamplighter,", '[lamplighter, "",'),
        '14:25: an entry of "also" is empty; write it or remove it',
    ),
    (
        "string_too_long",
        Edit(STORM, "short_name: Storm", "short_name: Storm in a lantern-glass"),
        '2:13: "short_name" has 24 characters, 20 fit; shorten it by 4',
    ),
    (
        "string_too_long",
        Edit(PAPER, "card_fix: Slower", "card_fix: >\n      Slower and slower and\n\n      " + "slower " * 5),
        '63:15: "card_fix" has 56 characters, 46 fit; shorten it by 10',
    ),
    (
        "string_pattern_mismatch",
        Edit(GLOSSARY, "id: keeper", "id: The Keeper"),
        f'10:9: "The Keeper" can\'t be "id"; {ID_FORM} the-keeper',
    ),
    (
        "string_pattern_mismatch",
        Edit(GLOSSARY, "id: keeper", 'id: "keeper\\n"'),
        f'10:9: "keeper\\n" can\'t be "id"; {ID_FORM} keeper',
    ),
    (
        "string_pattern_mismatch",
        Edit(GLOSSARY, "see: [wick]", "see: [the wick]"),
        f'9:11: "the wick" can\'t be an entry of "see"; {ID_FORM} the-wick',
    ),
    (
        "string_pattern_mismatch",
        Edit(ALMANAC, "id: A01", "id: a01"),
        '10:9: "a01" can\'t be "id"; write a capital letter, then capitals and digits, as A01, and a comma between two',
    ),
    (
        "string_pattern_mismatch",
        Edit(STORM, "label: Third", "label: <b>Third</b>"),
        '7:10: "<b>Third</b>" can\'t be "label"; write a name without < > { }',
    ),
    (
        "int_type",
        Edit(PRIMER, "sets: 2", "sets: two"),
        '22:9: "sets" must be a whole number, not "two"; write it in digits, without quotes',
    ),
    (
        "int_type",
        Edit(PRIMER, "sets: 2", 'sets: "2"'),
        '22:9: "sets" must be a whole number, not "2"; write 2, without quotes',
    ),
    (
        "int_type",
        Edit(PRIMER, "sets: 2", "sets: 2.0"),
        '22:9: "sets" must be a whole number, not the number 2.0; write 2 alone',
    ),
    (
        "int_type",
        Edit(PRIMER, "sets: 2", "sets: true"),
        '22:9: "sets" must be a whole number, not the truth value true; write it in digits, without quotes',
    ),
    (
        "bool_type",
        Edit(STORM, "measure: level", "measure: level\n      rises: often"),
        '31:14: "rises" can\'t be "often"; write true or false',
    ),
    (
        "float_type",
        Edit(PRIMER, "kg: 2.5", 'kg: "2.5"'),
        '47:7: "kg" must be a number, not "2.5"; write it in digits, as 2.5',
    ),
    (
        "greater_than",
        Edit(PRIMER, "kg: 2.5", "kg: -2.5"),
        '47:7: "kg" is -2.5; write a number above 0',
    ),
    (
        "greater_than_equal",
        Edit(PRIMER, "sets: 2", "sets: 0"),
        '22:9: "sets" is 0; write 1 or more',
    ),
    (
        "less_than_equal",
        Edit(PRIMER, "sets: 2", "sets: 99"),
        '22:9: "sets" is 99; write 5 or less',
    ),
    (
        "too_short",
        Edit(MOVEMENT, "order: [paper, brass, storm]", "order: []"),
        '56:8: "order" has no entry and needs 1 or more; add 1',
    ),
    (
        "too_short",
        Edit(STORM, TWO_CUES_LESS, ""),
        '54:3: "cues" has 2 entries and needs 3 or more; add 1',
    ),
    (
        "too_long",
        Edit(PRIMER, "- {share: 40", THREE_MORE),
        '17:5: "sets" has 6 entries, 3 fit; remove 3',
    ),
    (
        "literal_error",
        Edit(BRASS, "measure: weight", "measure: kilograms"),
        '23:16: "measure" can\'t be "kilograms"; write weight, steps or level',
    ),
    (
        "literal_error",
        Edit(BRASS, "measure: weight", "measure: [weight]"),
        '23:16: "measure" can\'t be a list; write weight, steps or level',
    ),
    (
        "tuple_type",
        Edit(MOVEMENT, "order: [paper, brass, storm]", "order: paper"),
        '56:8: "order" must be a list, not "paper"; write [paper]',
    ),
    (
        "tuple_type",
        Edit(MOVEMENT, "stance:\n  - text: Stand beside the post.\n    facts: [A11]\n", "stance: Stand beside it.\n"),
        '34:9: "stance" must be a list, not "Stand beside it."; write each entry on a line of its own after "- "',
    ),
    (
        "tuple_type",
        Edit(GLOSSARY, "see: [wick]", "see: {a: wick}"),
        '9:10: "see" must be a list, not fields of its own; write each entry on a line of its own after "- "',
    ),
    (
        "model_type",
        Edit(BRASS, "level:\n  label: Second\n  facts: [A06]", "level: Second"),
        '6:8: "level" must hold fields, not "Second"; write "label: Second"',
    ),
    (
        "model_type",
        Edit(MOVEMENT, "  - text: Stand beside the post.\n    facts: [A11]\n", "  - Stand beside the post.\n"),
        f'35:5: an entry of "stance" must hold fields, not "{STAND}"; write "- text: {STAND}"',
    ),
    (
        "model_type",
        Edit(BRASS, "execution:" + DESCENT, "execution: 5\n"),
        f'45:12: "execution" must hold fields, not the number 5; {EACH}',
    ),
    (
        "value_error",
        Edit(BRASS, "url: https:", "url: http:"),
        '113:8: "url" is refused; write a full address that begins with https://',
    ),
    (
        "value_error",
        Edit(BRASS, "url: https://", "url: https://user:word@"),
        '113:8: "url" is refused; write a full address that begins with https://',
    ),
    (
        "value_error",
        Edit(PAPER, "card_fix: Slower", "card_fix: Not-so/much-slowerandslowerandslow"),
        f'63:15: "card_fix" is refused; the word "slowerandslowerandslow" {LONG_WORD}',
    ),
    *(
        (
            "value_error",
            Edit(file, old, f"{old[: old.index(':')]}: lanternlanternlanterns"),
            f'{place} is refused; the word "lanternlanternlanterns" {LONG_WORD}',
        )
        for file, old, place in (
            (STORM, "name: Storm Lantern Swing", '1:7: "name"'),
            (STORM, "name: Shutter", '29:13: "name"'),
            (STORM, "text: Shutter first", '56:11: "text"'),
            (CHOOSER, "title: Begin with paper", '48:12: "title"'),
        )
    ),
    *(
        (
            "value_error",
            Edit(BRASS, "https://video.example/", f"https://{server}/"),
            '113:8: "url" is refused; no server can have this name or port; write an address as https://example.org/page',
        )
        for server in ("x:99999", "x:0", "x:y", "..", "a..b", "-a.example", "[x", "[::1]")
    ),
    (
        "value_error",
        Edit(BRASS, "watch?v=brass", "watch it"),
        '113:8: "url" is refused; an address holds no blanks, quotes or letters beyond ASCII; percent-encode them',
    ),
]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the sample."""
    return copy_of_sample(tmp_path)


@pytest.mark.parametrize(
    ("kind", "edit", "told"), CASES, ids=[f"{kind}-{edit.new}{told}" for kind, edit, told in CASES]
)
def test_tells_what_is_wrong_where_and_what_to_write(project: Project, kind: str, edit: Edit, told: str) -> None:
    """One mistake is one line, with the place of the very value, in words of YAML and not of Python."""
    project.edit(edit)
    assert project.problems() == [f"content/{edit.file}:{told}"]
    assert kind in refusals(project, edit.file)


def refusals(project: Project, name: str) -> set[str]:
    """Pydantic's names for what it refuses in a file."""
    (file,) = [file for file in read_folder(project.root)[0] if file.path == f"content/{name}"]
    document = read_yaml(file.raw or b"", file.path)
    assert isinstance(document, Document)
    with pytest.raises(ValidationError) as refused:
        file.kind.model_validate(document.data)
    return {error["type"] for error in refused.value.errors()}


def test_every_message_has_a_case() -> None:
    """A message that no edit can draw is dead words, or untested ones."""
    assert set(MESSAGES) == {kind for kind, _, _ in CASES}


def test_a_refusal_without_words_of_ours_still_names_the_field() -> None:
    """A new kind of constraint in the model must not crash the check."""
    error: dict[str, Any] = {"type": "new", "loc": ("facts", 0), "input": 1, "msg": "Too round"}
    assert message(Statement, error) == '"facts" is refused: Too round'


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (
            Edit(STORM, TWO_CUES_LESS, "  - nothing\n"),
            '58:5: an entry of "cues" must hold fields, not "nothing"; write "- text: nothing"',
        ),
        (
            Edit(CHOOSER, '      - text: "No"\n        to: begin-with-paper\n', "      - text: No\n"),
            '23:9: the field "to" is missing; add it, with its text after the colon',
        ),
        (
            Edit(MOVEMENT, "  - text: Stand beside the post.\n    facts: [A11]\n", "  - [Stand beside the post.]\n"),
            '35:5: an entry of "stance" must hold fields, not a list; write "- text: …"',
        ),
    ],
    ids=["wrong entry", "entry that lacks a field", "only entry"],
)
def test_a_list_is_not_too_short_because_an_entry_is_wrong(project: Project, edit: Edit, told: str) -> None:
    """Nobody should be asked for one more cue when the third is there and misspelled."""
    project.edit(edit)
    assert [line for line in project.problems() if "leads to" not in line] == [f"content/{edit.file}:{told}"]


def test_a_misspelled_field_is_not_also_missing(project: Project) -> None:
    """One slip of the pen is one line, and what stands in the field is checked all the same."""
    project.edit(
        Edit(PAPER, "summary:\n  text: The lightest lantern, to learn the swing with.", "sumary:\n  text: 5"),
        Edit(EQUIPMENT, "look_for:\n      - text: One", "lookfor:\n      - txt: One"),
        Edit(BRASS, "    - name: Oil\n      measure: weight", "    - name: Oil\n      measur: wait"),
    )
    assert project.problems() == [
        f'content/{EQUIPMENT}:9:5: unknown field "lookfor"; did you mean "look_for"?',
        f'content/{EQUIPMENT}:10:9: unknown field "txt"; did you mean "text"?',
        f'content/{BRASS}:23:7: unknown field "measur"; did you mean "measure"?',
        f'content/{BRASS}:23:15: "measure" can\'t be "wait"; write weight, steps or level',
        f'content/{PAPER}:3:1: unknown field "sumary"; did you mean "summary"?',
        f'content/{PAPER}:4:9: "text" must be text, not the number 5; put it in quotes',
    ]


def test_what_yaml_refuses_is_not_also_refused_by_the_schema(project: Project) -> None:
    """An alias isn't a list, but that isn't what is wrong with it; and what is wrong beside it is told."""
    project.edit(
        Edit(PAPER, "level:\n  label: First\n  facts: [A06]", "level: *level"),
        Edit(PAPER, "cues:\n", "cues:\n  - *cue\n"),
        Edit(PAPER, "short_name: Paper", "*name : Paper\nshort_nam\u200be: 5"),
        Edit(PRIMER, "\ntempo:\n  down: 2", f"\ntempoo:\n  down: {'2' * 31}"),
        Edit(PRIMER, "sets: 2", "sets: !!int\u00a02"),
        Edit(GLOSSARY, "id: wick", "id: &w wick"),
        Edit(GLOSSARY, "see: [wick]", "see: [!x wick, 5]"),
    )
    assert project.problems() == [
        f'content/{GLOSSARY}:9:11: the tag "!x" is not allowed; remove it',
        f'content/{GLOSSARY}:9:20: an entry of "see" must be text, not the number 5; put it in quotes',
        f'content/{GLOSSARY}:15:9: the anchor "&w" is not allowed; remove it',
        f'content/{PAPER}:2:1: the alias "*name" is not allowed; write the text out',
        f"content/{PAPER}:3:10: U+200B (zero width space) can't be seen; delete it",
        f'content/{PAPER}:3:14: "short_name" must be text, not the number 5; put it in quotes',
        f'content/{PAPER}:7:8: the alias "*level" is not allowed; write the text out',
        f'content/{PAPER}:38:5: the alias "*cue" is not allowed; write the text out',
        f'content/{PRIMER}:22:9: the tag "!!int" is not allowed; remove it',
        f"content/{PRIMER}:22:14: U+00A0 (no-break space) can't be seen; type a blank in its place",
        f'content/{PRIMER}:24:1: unknown field "tempoo"; did you mean "tempo"?',
        f"content/{PRIMER}:25:9: this number has more than 30 digits; shorten it",
    ]


def test_a_field_beside_the_one_it_resembles_is_only_unknown(project: Project) -> None:
    """What is spelled right must never be taken for what is spelled wrong."""
    project.edit(Edit(PAPER, "short_name: Paper", "short_name: Paper\nshortname: 5"))
    assert project.problems() == [f'content/{PAPER}:3:1: unknown field "shortname"; did you mean "short_name"?']


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "1:1: the file is empty; write the fields summary, items"),
        ("# nothing yet\n", "1:1: the file is empty; write the fields summary, items"),
        ("- a\n", "1:1: the file must hold fields, as name: value; write the fields summary, items"),
        ("rope\n", "1:1: the file must hold fields, as name: value; write the fields summary, items"),
    ],
)
def test_a_file_without_fields_is_told_what_it_needs(project: Project, text: str, told: str) -> None:
    """A new file is the first thing that a newcomer gets wrong."""
    project.file(EQUIPMENT).write_text(text, "utf-8")
    assert [line for line in project.problems() if EQUIPMENT in line] == [f"content/{EQUIPMENT}:{told}"]
