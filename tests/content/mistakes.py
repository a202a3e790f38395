"""Mistakes that people make, each planted in its own way; all of them fit into the sample at once."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

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
    SWING,
    Edit,
    Project,
)


@dataclass(frozen=True)
class Told:
    """What a check has to say of a mistake: in which file, on which line, and how the message begins.

    The line is the one where `near` begins; where that is None, it is the file as a whole.
    """

    file: str
    near: str | None
    message: str


Mistake = Callable[[Project], Told]


def edit(file: str, old: str, new: str, near: str, message: str) -> Mistake:
    """A mistake made by writing one thing for another."""

    def plant(project: Project) -> Told:
        project.edit(Edit(file, old, new))
        return Told(file, near, message)

    return plant


def new_file(file: str, raw: bytes, near: str | None, message: str) -> Mistake:
    """A mistake made by adding a file."""

    def plant(project: Project) -> Told:
        project.file(file).write_bytes(raw)
        return Told(file, near, message)

    return plant


def new_source(text: str, near: str, message: str) -> Mistake:
    """A mistake of YAML, in a source of its own, as it may make all of a file unreadable."""

    def plant(project: Project) -> Told:
        folder = project.file("sources")
        file = folder / f"source-{len(list(folder.iterdir()))}.yml"
        file.write_bytes(text.encode("utf-8", "surrogateescape"))
        return Told(f"sources/{file.name}", near, message)

    return plant


def new_link(file: str, target: str) -> Mistake:
    """A symbolic link among the content."""

    def plant(project: Project) -> Told:
        project.file(file).symlink_to(target)
        return Told(file, None, "this is a symbolic link; put what it points to in its place")

    return plant


def new_pipe(project: Project) -> Told:
    """A named pipe, at which a careless reader waits for ever."""
    os.mkfifo(project.file("sources/pipe.yml"))
    return Told("sources/pipe.yml", None, "this is no regular file; put one in its place")


def new_folder(project: Project) -> Told:
    """A folder of drafts."""
    project.file("drafts").mkdir()
    return Told("drafts", None, "no such folder is expected here; content holds primer.yml, ")


NO_FILE = "no such file is expected here; delete it, as content holds primer.yml, "

OF_FILES: tuple[Mistake, ...] = (
    new_link("sources/link.yml", "almanac.yml"),
    new_link(f"{SWING}/variations/secret.yml", "/etc/passwd"),
    new_pipe,
    new_folder,
    new_file("notes.txt", b"", None, NO_FILE),
    new_file("red\x1b[31m.yml", b"", None, NO_FILE),
    new_file("sources/other.yaml", b"", None, "content files have names in lower case, with hyphens, that end in .yml"),
    new_file("sources/large.yml", b"#" * 300_000, None, "the file is larger than 256 KiB; split it"),
    new_file("sources/empty.yml", b"", "", "the file is empty; write the fields author, title, url, note, facts"),
    new_file("sources/list.yml", b"- fact\n", "- fact", "the file must hold fields, as name: value; write the fields"),
)

OF_YAML: tuple[Mistake, ...] = (
    new_source("facts: [a\nnote: b\n", "[a", 'the bracket "[" that opens here is never closed; write "]" after'),
    new_source("author: a\n\ttitle: b\n", "title", "a tab stands here; indent with blanks"),
    new_source("note: this: that\n", "this", "this colon makes a field of the words before it; put the"),
    new_source("author: a\nnote: 'b\n\n\n\n", "note", "the quote that opens here is never closed; write one more"),
    new_source("note: a\n---\nnote: b\n", "---", "a second document begins here; one file holds one, remove"),
    new_source("author: a\nnote: caf\udce9\n", "note", "the byte 0xe9 is not UTF-8; save the file as UTF-8"),
    new_source("[" * 30_000, "[", "nested deeper than 24 levels; flatten it"),
    new_source("? [a]\n: b\n", "[a]", "a field's name is a word, not a list or mapping; put it in quotes"),
    edit(PAPER, "level:\n", "level: &first\n", "level:", 'the anchor "&first" is not allowed; remove it'),
    edit(
        STORM,
        "text: The wind decides.",
        "text: *wind",
        "text: *",
        'the alias "*wind" is not allowed; write the text out',
    ),
    edit(
        BRASS, "label: S", "label: !!python/name:S S", "label:", 'the tag "!!python/name:S" is not allowed; remove it'
    ),
    edit(CHOOSER, "summary:", "%YAML 1.1\n---\nsummary:", "%", "a line that begins with % is not allowed here; remove"),
    edit(GLOSSARY, "Words", "Wo\u200brds", "Wo", "U+200B (zero width space) can't be seen; delete it"),
    edit(
        EQUIPMENT, "Light, and quick", '"Light\\e[31m"  #', '"Light', "U+001B (control character) can't be seen; remove"
    ),
    edit(PRIMER, "max: 3\n", f"max: 1{'0' * 30}\n", "max: 1000", "this number has more than 30 digits; shorten it"),
    edit(
        MOVEMENT,
        "\nstance:",
        "\nname: Swing\nstance:",
        "name: Swing\nstance",
        '"name" stands here twice (first on line 1)',
    ),
)

OF_SHAPE: tuple[Mistake, ...] = (
    edit(PRIMER, "\ntempo:", "\ntempoo:", "tempoo", 'unknown field "tempoo"; did you mean "tempo"?'),
    edit(BRASS, "note: half full", "color: yellow", "color", 'unknown field "color"; remove it; the fields here are'),
    edit(GLOSSARY, "    term: Keeper\n", "", "id: keeper", 'the field "term" is missing; add it'),
    edit(STORM, "label: Third", "label: 3", "label: 3", '"label" must be text, not the number 3; put it in quotes'),
    edit(PRIMER, "sets: 2", "sets: two", "sets: two", '"sets" must be a whole number, not "two"; write it in digits'),
    edit(PAPER, "text: Swing slower.", "text: ", "      text: \n", '"text" must be text, not nothing; write some'),
    edit(PAPER, "card_fix: Slower", f"card_fix: {'slow ' * 11}", "card_fix", '"card_fix" has 54 characters, 46 fit;'),
    edit(
        EQUIPMENT, "text: A firm post in the ground.", "text: ''", "text: ''", '"text" is empty; write it or remove it'
    ),
    edit(PRIMER, "max: 6", "max: 6000", "max: 6000", '"max" is 6000; write 1000 or less'),
    edit(PRIMER, "share: 40", "share: 0", "share: 0", '"share" is 0; write 1 or more'),
    edit(CHOOSER, "id: new\n", "id: New Here\n", "New", '"New Here" can\'t be "id"; write lower-case letters'),
    edit(BRASS, "measure: weight", "measure: kilos", "kilos", '"measure" can\'t be "kilos"; write weight, steps'),
    edit(GLOSSARY, "see: [wick]", "see: wick", "see: wick", '"see" must be a list, not "wick"; write [wick]'),
    edit(
        MOVEMENT, "- text: Stand beside the post.\n    facts: [A11]", "- Stand", "- Stand", 'an entry of "stance" must'
    ),
    edit(
        PAPER, "  - text: Slow as a moth\n    facts: [A10]\n", "", "- text: Paper", '"cues" has 2 entries and needs 3'
    ),
    edit(BRASS, "url: https:", "url: javascript:", "url", '"url" is refused; write a full address that begins with'),
    edit(
        EQUIPMENT, "name: Post", "name: <b>Post</b>", "<b>", '"<b>Post</b>" can\'t be "name"; write a name without < >'
    ),
)

NEW_FACT = "\n  - {id: A13, scope: x, kind: x, fact: A thirteenth.}\n"
NEW_STEP = "\n  - {text: Once more., short: More, facts: [A09]}\ncues:"
DRIVE = """
  drive:
    - text: Swing it up, as high as your chin.
      default: The almanac gives no height; the chin is easy to find."""


def going_round(project: Project) -> Told:
    """An answer that is sound in itself, and leads back to the first question."""
    answer = "- {id: hm, text: Hm, says: [hm], to: wind}\n      "
    project.edit(Edit(CHOOSER, '- text: "Yes, even', f'{answer}- text: "Yes, even'))
    project.edit(Edit(CHOOSER, "[still, still-in", "[still, hm, still-in"))
    return Told(CHOOSER, "- {id: hm", "these answers go round in a circle")


OF_RULES: tuple[Mistake, ...] = (
    edit(
        STORM,
        "\n    default: The almanac has no cue for wind; leaning helps.",
        "",
        "Lean into",
        "this rests on nothing; add",
    ),
    edit(
        STORM,
        "  - text: Shutter first\n    facts: [A09]",
        "  - {text: S, facts: [A90]}",
        "A90",
        'there is no fact "A90"',
    ),
    edit(PAPER, "facts: [A07, A10]", "facts: [A07, A07]", "[A07, A07]", 'the fact "A07" is named twice; remove one'),
    edit(
        ALMANAC, "is not bright.\n", f"is not bright.{NEW_FACT}", "A13", "nothing rests on A13; name it in the facts of"
    ),
    edit(ALMANAC, '["2 s"]', '["7 s"]', "7 s", 'no statement that rests on A05 says "7 s"; put it into one of them'),
    edit(STORM, "item: post", "item: psot", "psot", 'there is no piece of equipment "psot"; did you mean "post"?'),
    edit(
        GLOSSARY, "see: [flicker, keeper]", "see: [flicker, kepper]", "kepper", 'there is no other term "kepper"; did'
    ),
    edit(PRIMER, "min: 30", "min: 40", "min: 40", "min 40 is above max 30; swap them"),
    edit(PRIMER, "reps: 8}", "reps: 18}", "18", "18 reps lie outside the scheme's 6–10; choose a number within"),
    edit(PRIMER, "share: 80", "share: 50", "share: 50", "share 50 does not rise above the 60 of the set before; raise"),
    edit(PRIMER, "up: 1", "up: 0", "up: 0", '"up" takes no time; write 1 or more seconds'),
    edit(
        STORM, "\n      options: [open, half, shut]", "", "name: Shutter", "a level needs two or more different options"
    ),
    edit(STORM, "\ncues:", NEW_STEP, "short: More", "this is short line number 6, the card has room for 5; remove"),
    edit(STORM, "short_name: Storm", "short_name: Brass", "short_name", '"Brass" is already the short_name in'),
    edit(STORM, "      to: brass", "      to: bronze", "bronze", 'there is no other variation "bronze"; write one of'),
    edit(
        BRASS, "to: storm", "to: paper", "to: paper\n  short: A still", 'progress leads to "paper", which stands before'
    ),
    edit(
        BRASS,
        "id: bending",
        "id: spilling",
        "id: spilling\n    name: Bending",
        'the id "spilling" is taken at content/',
    ),
    edit(STORM, "name: Distance", "name: OIL", "OIL", '"OIL" is already the name on line '),
    edit(MOVEMENT, "role: main", "role: primer", "primer\n    text: Walk", "this is a second primer; leave one"),
    edit(MOVEMENT, "brass, storm]", "brass, storm, brass]", "order:", '"brass" stands in the order twice; remove one'),
    edit(MOVEMENT, DRIVE, "", "execution:", 'nothing says how to do the phase "drive"; describe it here or in each'),
    edit(
        CHOOSER, '"Yes, it does"', '"no"', 'text: "No"\n        to: put-it', 'the answer "No" stands twice; reword one'
    ),
    edit(CHOOSER, "to: put-it-down", "to: put-it-away", "put-it-away", 'there is no question or result "put-it-away"'),
    going_round,
    edit(
        CHOOSER,
        "values: [windy, calm]",
        "values: [windy, calm, gusty]",
        'answers:\n      - text: "Yes"\n        to: flame',
        "no answer fits gusty; add one",
    ),
    edit(CHOOSER, "again: returning", "again: return", "return\n", 'there is no entry "return"; did you mean'),
    edit(CHOOSER, "variation: brass", "variation: bras", "bras\n", 'there is no variation "bras"; did you mean'),
    edit(CHOOSER, "to: end-with-storm", "to: put-it-down", "id: end-with", 'no answer leads to "end-with-storm"; lead'),
)

MISTAKES = (*OF_FILES, *OF_YAML, *OF_SHAPE, *OF_RULES)
