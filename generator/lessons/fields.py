"""Lessons on fields: which there are, and what each may hold."""

from __future__ import annotations

from generator.lessons.lesson import BRASS, EQUIPMENT, GLOSSARY, MOVEMENT, PAPER, PRIMER, STORM, Group, lesson

FIELDS = Group(
    "fields",
    "Fields",
    "Each file has its fields, and each field holds text, a number, a list, or fields of its own.",
    (
        lesson(
            "missing-field",
            "A field is missing",
            "The fields that the message names have to be there. Compare with another file of the same kind.",
            STORM,
            "name: Storm Lantern Swing\nsummary:",
            "name: Storm Lantern Swing\nshort_name: Storm\nsummary:",
        ),
        lesson(
            "unknown-field",
            "A field that nobody knows",
            "A misspelled name, or a field in the wrong place. Names are written to the letter, with low lines.",
            PRIMER,
            "top_wrod: glow",
            "top_word: glow",
        ),
        lesson(
            "no-fields",
            "A file without fields",
            "The file is empty, or holds only a list or a text. It needs the fields that the message lists.",
            "sources/keepers.yml",
            "- Ottilie Flämmchen\n",
        ),
        lesson(
            "not-fields",
            "A text where fields belong",
            "This part has fields of its own. Most often text: is missing before the words.",
            MOVEMENT,
            "- Stand beside the post.",
            "- text: Stand beside the post.\n    facts: [A11]",
        ),
        lesson(
            "not-a-list",
            "A single value where a list belongs",
            "A list stands in brackets, also where it has one entry; a list of fields has a line with a dash for each.",
            GLOSSARY,
            "see: wick",
            "see: [wick]",
        ),
        lesson(
            "not-text",
            "Something else where text belongs",
            "A number, true, false, or nothing at all is no text. Put it in quotes where it is meant as a word.",
            STORM,
            "short_name: 3",
            "short_name: Storm",
        ),
        lesson(
            "empty-text",
            "A text without a letter",
            "There is nothing between the quotes. Write the text, or remove the line where the field may be left out.",
            EQUIPMENT,
            'text: ""',
            "text: A firm post in the ground.",
        ),
        lesson(
            "no-words",
            "A text without a word",
            "There are only signs, and no letter or digit. Write words.",
            EQUIPMENT,
            "text: …",
            "text: A firm post in the ground.",
        ),
        lesson(
            "too-long",
            "A text that is too long",
            "The message says how many letters fit and by how many to shorten. What stands on the card is shortest.",
            STORM,
            "short_name: Storm in a lantern-glass",
            "short_name: Storm",
        ),
        lesson(
            "long-word",
            "A word that is too long",
            "A word of more than twenty letters breaks out of a phone and of the card. Choose a shorter one, or put a "
            "blank or a hyphen into it.",
            PAPER,
            "card_fix: Slowerandslowerandslower",
            "card_fix: Slower",
        ),
        lesson(
            "wrong-form",
            "An id, a fact, or a name in the wrong form",
            "An id has lower-case letters, digits, and single hyphens. A fact is a capital letter with digits. A name "
            "holds none of < > { }.",
            STORM,
            "  - id: Dark!\n",
            "  - id: dark\n",
        ),
        lesson(
            "not-an-option",
            "None of the words that fit",
            "Only a few words may stand here, and the message lists them.",
            BRASS,
            "measure: kilos",
            "measure: weight",
        ),
        lesson(
            "not-an-address",
            "Not a web address",
            "An address begins with https:// and is copied whole, as it stands at the top of the browser.",
            BRASS,
            "url: video.example/watch?v=brass&t=10",
            "url: https://video.example/watch?v=brass&t=10",
        ),
        lesson(
            "not-a-day",
            "Not a day of the calendar",
            "A day is written as year, month, and day, with hyphens and two digits each.",
            STORM,
            "revised: 2/29/2024",
            "revised: 2024-02-29",
        ),
        lesson(
            "refused",
            "Something else that doesn’t fit",
            "The message says what the field asks for. Compare with the same field in another file.",
        ),
    ),
)

AMOUNTS = Group(
    "amounts",
    "Numbers and counts",
    "Numbers are written in digits, without quotes and without units.",
    (
        lesson(
            "not-whole",
            "Not a whole number",
            "Write digits only: no quotes, no unit, and no point.",
            PRIMER,
            "sets: two",
            "sets: 2",
        ),
        lesson(
            "not-a-number",
            "Not a number",
            "Write digits, and a point before the decimals: no quotes, no unit, and no comma.",
            PRIMER,
            "kg: 2.5 kg",
            "kg: 2.5",
        ),
        lesson(
            "not-true-or-false",
            "Neither true nor false",
            "Only true or false may stand here, without quotes.",
            STORM,
            "measure: level\n      rises: often",
            "measure: level",
        ),
        lesson(
            "too-small",
            "A number that is too small",
            "The message gives the least that fits; write that, or more.",
            PRIMER,
            "sets: 0",
            "sets: 2",
        ),
        lesson(
            "too-large",
            "A number that is too large",
            "The message gives the most that fits; write that, or less.",
            PRIMER,
            "sets: 20",
            "sets: 2",
        ),
        lesson(
            "too-fine",
            "A step with too many decimals",
            "No plate is that light. Two decimals are the most.",
            PRIMER,
            "kg: 2.125",
            "kg: 2.5",
        ),
        lesson(
            "too-few",
            "A list with too few entries",
            "Add as many entries as the message says; it counts those that are there.",
            STORM,
            "cues:\n  - text: Breathe\n    default: The almanac forgets it; keepers do, too.\n",
            "cues:\n  - text: Lean into the wind\n    default: The almanac has no cue for wind; leaning helps.\n"
            "  - text: Shutter first\n    facts: [A09]\n  - text: Slow, even now\n    facts: [A10]\n"
            "  - text: Hold it in the storm\n    facts: [A05]\n"
            "  - text: Breathe\n    default: The almanac forgets it; keepers do, too.\n",
        ),
        lesson(
            "too-many",
            "A list with too many entries",
            "There is room for as many as the message says. Keep the most needed, and remove the others.",
            PRIMER,
            "    - {share: 20, reps: 10}\n    - {share: 40, reps: 10}\n",
            "    - {share: 40, reps: 10}\n",
        ),
    ),
)
