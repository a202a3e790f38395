"""Lessons on what content says and rests on: ids, names, facts, variations, and the scheme."""

from __future__ import annotations

from generator.lessons.lesson import (
    BRASS,
    GLOSSARY,
    MOVEMENT,
    PAPER,
    PRIMER,
    STORM,
    Change,
    Group,
    Lesson,
    lesson,
)

FACTS = Group(
    "facts",
    "Facts and names",
    "Every statement rests on a fact of a source, or on a reason of ours; and what one part names, another part has.",
    (
        lesson(
            "every-statement-has-a-footing",
            "A statement that rests on nothing",
            "Name the facts that it rests on, or give our reason under default, as a full sentence. It may have both.",
            STORM,
            "  - text: Shutter first\n",
            "  - text: Shutter first\n    facts: [A09]\n",
        ),
        lesson(
            "every-fact-is-carried",
            "A fact that nothing rests on",
            "What the source says is not to be lost. Name the fact in a statement that says it.",
            MOVEMENT,
            "is not bright.\n    default: It is good to know.",
            "is not bright.\n    facts: [A12]",
        ),
        lesson(
            "facts-exist",
            "A fact that isn’t there",
            "Each fact under facts has to be in a source, and is named once.",
            STORM,
            "  - text: Shutter first\n    facts: [A90]",
            "  - text: Shutter first\n    facts: [A09]",
        ),
        lesson(
            "figures-survive",
            "A figure of the source that is lost",
            "A figure stands, as the source gives it, in some statement that rests on the fact.",
            MOVEMENT,
            "holds that 1 < 20 & that",
            "holds that 1 < 2 & that",
        ),
        lesson(
            "numbers-agree",
            "A range that isn’t that of the source",
            "A range that rests on a fact alone is the one that the fact gives. Write that, or give our reason under "
            "default.",
            PRIMER,
            "reps:\n  min: 6\n  max: 11",
            "reps:\n  min: 6\n  max: 10",
        ),
        lesson(
            "ids-are-unique",
            "Two things with the same id",
            "An id stands for one thing, whatever the case of its letters. Choose another for the second.",
            BRASS,
            "- id: spilling\n    name: Bending the arm",
            "- id: bending\n    name: Bending the arm",
        ),
        Lesson(
            "ids-are-free",
            "An id that is taken by the site",
            "Some words stand in addresses of the site, or can’t be a folder on Windows. Choose another id.",
            (Change("movements/lantern-swing/chooser.yml", "id: index\n", "id: windy\n"),),
        ),
        lesson(
            "names-differ",
            "Two variations or movements with one name",
            "Readers tell them apart by their names. Capitals and blanks don’t count.",
            STORM,
            "short_name: Brass",
            "short_name: Storm",
        ),
        lesson(
            "entries-differ",
            "Two entries with one name",
            "Readers tell terms, faults, questions, and the like apart by their names. Give one of the two another.",
            GLOSSARY,
            "term: Flicker\n    text: Whoever",
            "term: Keeper\n    text: Whoever",
        ),
        lesson(
            "equipment-exists",
            "Equipment that isn’t described",
            "What a variation needs is described in equipment.yml, and is named once.",
            STORM,
            "- item: psot",
            "- item: post",
        ),
        lesson(
            "terms-exist",
            "A term that isn’t in the glossary",
            "What see names has to be in the glossary; each term once, and not the term itself.",
            GLOSSARY,
            "see: [wik]",
            "see: [wick]",
        ),
    ),
)

VARIATIONS = Group(
    "variations",
    "Movements and variations",
    "The variations of a movement form a ladder: up one way, and back down from everywhere.",
    (
        lesson(
            "order-names-each-variation-once",
            "The order is not that of the variations",
            "In movement.yml, order names each variation once, from basic to advanced.",
            MOVEMENT,
            "order: [paper, brass, paper, storm]",
            "order: [paper, brass, storm]",
        ),
        lesson(
            "moves-lead-to-variations",
            "A way to a variation that isn’t there",
            "Under progress and step_back, to names another variation of the same movement, by the name of its file.",
            PAPER,
            "progress:\n  to: bras",
            "progress:\n  to: brass",
        ),
        lesson(
            "progress-goes-up",
            "Progress that doesn’t lead up",
            "Each variation but the last leads to a later one in the order, so that every variation is "
            "somebody’s next.",
            PAPER,
            "progress:\n  to: storm",
            "progress:\n  to: brass",
        ),
        lesson(
            "step-back-goes-down",
            "A step back that doesn’t lead down",
            "Each variation but the first leads back to an earlier one in the order.",
            BRASS,
            "step_back:\n  to: storm",
            "step_back:\n  to: paper",
        ),
        lesson(
            "phases-are-described",
            "A phase that nothing describes",
            "Set-up, descent, drive, and lockout are each described, for the whole movement or in each variation.",
            MOVEMENT,
            "execution:\n  set_up:\n    - text: Light the flame and wait until it stands still.\n"
            "      default: The almanac presumes a lit lantern; we say so.\n  drive:",
            "execution:\n  set_up:\n    - text: Light the flame and wait until it stands still.\n"
            "      default: The almanac presumes a lit lantern; we say so.\n"
            "  descent:\n    - text: Let it sink without haste.\n      facts: [A10]\n  drive:",
        ),
        lesson(
            "session-has-one-primer",
            "A session without its primer in place",
            "The session has one step whose role is primer, and the warm-up before it.",
            MOVEMENT,
            "- name: Rounds\n    role: primer",
            "- name: Rounds\n    role: main",
        ),
        lesson(
            "levels-have-options",
            "A level without levels",
            "A dial whose measure is level lists its options, light to heavy. Dials of other measures have none.",
            STORM,
            "measure: level\n      text: How far the shutter is open.\n",
            "measure: level\n      text: How far the shutter is open.\n      options: [open, half, shut]\n",
        ),
        lesson(
            "one-level-rises",
            "A load that rises twice",
            "Say rises: true once, and only for a level; weights and steps rise by themselves.",
            STORM,
            "measure: weight\n      rises: true",
            "measure: weight",
        ),
    ),
)

SCHEME = Group(
    "scheme",
    "The scheme and the program",
    "The numbers in primer.yml agree with each other.",
    (
        lesson(
            "ranges-rise",
            "A range that is upside down",
            "The smaller number is min, the larger max.",
            PRIMER,
            "effort:\n  min: 3\n  max: 1",
            "effort:\n  min: 1\n  max: 3",
        ),
        lesson(
            "reps-lie-within-the-range",
            "A ramp-up set outside the range of reps",
            "Ramp-up sets keep to the range that reps gives. Change the set, or the range.",
            PRIMER,
            "- {share: 80, reps: 4}",
            "- {share: 80, reps: 6}",
        ),
        lesson(
            "ramp-up-rises",
            "A ramp-up that doesn’t rise",
            "Each ramp-up set is heavier than the one before: its share is larger.",
            PRIMER,
            "- {share: 60, reps: 8}\n    - {share: 50, reps: 6}",
            "- {share: 60, reps: 8}\n    - {share: 80, reps: 6}",
        ),
        lesson(
            "tempo-lasts",
            "A tempo without time",
            "The way down and the way up take a second at least; only the pauses may be 0.",
            PRIMER,
            "  up: 0\n",
            "  up: 1\n",
        ),
        lesson(
            "program-adds-up",
            "A program that doesn’t add up",
            "A block is no longer than the program, and each leg day is named once.",
            PRIMER,
            "    weeks: 3\n    block: 4",
            "    weeks: 3\n    block: 2",
        ),
    ),
)

CARD = Group(
    "card",
    "The card and the booklet",
    "The card is one page, whatever is written, so its lines have room for so much and no more.",
    (
        lesson(
            "set-up-fits-the-card",
            "Too few or too many short steps",
            "Three to five steps of the set-up have a short form, for the card.",
            PAPER,
            "- text: Unfold the lantern.\n",
            "- text: Unfold the lantern.\n    short: Unfold\n",
        ),
        lesson(
            "options-fit-the-card",
            "Too many options",
            "All dials of a variation together have six options at most, as the card has six boxes to tick.",
            STORM,
            "- name: Oil\n      measure: level\n      options: [drop, spoon, cup, can]\n",
            "- name: Oil\n      measure: weight\n",
        ),
        lesson(
            "lines-fit-the-card",
            "A line that is too wide",
            "Its letters are few enough, but wide ones. Shorten it by about as many as the message says.",
            PAPER,
            "card_fix: Slow and WWWWWWWWWWWWWW",
            "card_fix: Slower",
        ),
        lesson(
            "letters-can-be-printed",
            "A letter that the card can’t show",
            "The card has the letters of Western languages. Write the word in those.",
            PAPER,
            "card_fix: Slower 灯",
            "card_fix: Slower",
        ),
        lesson(
            "booklet-can-be-printed",
            "A letter or a word that the booklet can’t show",
            "The booklet has the letters of Western languages, and columns for words of usual length.",
            PRIMER,
            "text: Add swings 灯 first.",
            "text: Add swings first, then oil.",
        ),
    ),
)
