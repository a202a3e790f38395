"""Lessons on YAML: what the signs in a file mean, and how they are missed."""

from __future__ import annotations

from generator.lessons.lesson import (
    BRASS,
    CHOOSER,
    EQUIPMENT,
    GLOSSARY,
    MOVEMENT,
    PAPER,
    PRIMER,
    STORM,
    Group,
    lesson,
)

SIGNS = Group(
    "yaml",
    "Colons, dashes, blanks, and quotes",
    "A field is a name, a colon, a blank, and a value. What belongs to it stands below it, indented by two blanks. "
    "Each entry of a list begins with a dash and a blank.",
    (
        lesson(
            "colon-missing",
            "A colon is missing",
            "A colon stands after the name of each field, also where its value is on the lines below. No other sign "
            "can stand for it.",
            PRIMER,
            "    weeks 3\n    block: 2",
            "    weeks: 3\n    block: 2",
        ),
        lesson(
            "blank-missing",
            "A blank is missing after a colon or a dash",
            "Without the blank, YAML takes the colon or the dash for a part of the word.",
            BRASS,
            "    note:half full\n    facts: [A08]",
            "    note: half full\n    facts: [A08]",
        ),
        lesson(
            "dash-missing",
            "A dash is missing before an entry",
            "Each entry of a list begins with a dash, the short one beside the zero, and a blank; its other fields "
            "stand below its first, without one. Bullets and long dashes come along when text is pasted.",
            STORM,
            "  - text: Lean into the wind\n    default: The almanac has no cue for wind; leaning helps.\n"
            "  text: Shutter first\n    facts: [A09]",
            "  - text: Lean into the wind\n    default: The almanac has no cue for wind; leaning helps.\n"
            "  - text: Shutter first\n    facts: [A09]",
        ),
        lesson(
            "line-missing",
            "A field in the line of another",
            "Each field has a line of its own, and so has what a statement rests on: facts and default stand below the "
            "text, not behind it.",
            STORM,
            "  - text: Shutter first facts: [A09]",
            "  - text: Shutter first\n    facts: [A09]",
        ),
        lesson(
            "indentation",
            "A line begins too far left or right",
            "Fields that belong together begin below each other, to the letter. A text that goes on in the next line "
            "begins there two blanks further right than its field.",
            PRIMER,
            "tempo:\n  down: 2\n    bottom: 1",
            "tempo:\n  down: 2\n  bottom: 1",
        ),
        lesson(
            "text-before-lines",
            "A text behind a field that has lines below",
            "What such a field holds stands in the lines below it, and nothing behind its colon. Delete the text, or "
            "make an entry of it.",
            PRIMER,
            "tempo: slowly\n  down: 2",
            "tempo:\n  down: 2",
        ),
        lesson(
            "tab",
            "A tab where blanks belong",
            "A tab looks like blanks and isn’t. Delete it, and press the space bar instead.",
            PRIMER,
            "tempo:\n\tdown: 2",
            "tempo:\n  down: 2",
        ),
        lesson(
            "colon-in-text",
            "A colon within a text",
            "A colon with a blank after it makes a field of the words before it. Put the whole text in straight "
            "quotes; curly ones are letters like any other.",
            STORM,
            "text: Mind this: the wind decides.",
            "text: The wind decides.",
        ),
        lesson(
            "comment-in-text",
            "A number sign within a text",
            "What follows a blank and a # is a comment, which nobody reads. Put the whole text in quotes, or the "
            "comment on a line of its own.",
            STORM,
            "text: The wind decides. # not always",
            "text: The wind decides.",
        ),
        lesson(
            "special-character",
            "A text that begins with a special character",
            "At the beginning of a value, characters such as @ * & % ` [ and { mean something in YAML. Put the whole "
            "text in quotes.",
            STORM,
            "text: *The* wind decides.",
            "text: The wind decides.",
        ),
        lesson(
            "quote-unclosed",
            "A quote that is never closed",
            "A text that begins with a quote ends with the same quote. Otherwise it goes on through the lines below.",
            STORM,
            'short_name: "Storm',
            "short_name: Storm",
        ),
        lesson(
            "quote-in-text",
            "A quote within a text",
            "The second quote closes the text, and nothing may follow. Most texts need no quotes at all; one "
            "that does, "
            "and holds an apostrophe, stands in double quotes.",
            STORM,
            "text: 'It's dark.'",
            "text: It is dark.",
        ),
        lesson(
            "backslash",
            "A backslash in double quotes",
            "In double quotes a backslash changes what follows. Write two for one, or use single quotes or none.",
            STORM,
            'text: "It is \\dark."',
            "text: It is dark.",
        ),
        lesson(
            "bracket",
            "A bracket that is not closed, or not opened",
            "A list on one line stands between [ and ], with commas between its entries.",
            GLOSSARY,
            "see: [flicker, keeper",
            "see: [flicker, keeper]",
        ),
        lesson(
            "comma-missing",
            "A comma is missing",
            "Between brackets, commas stand between the entries.",
            PRIMER,
            "- {share: 40 reps: 10}",
            "- {share: 40, reps: 10}",
        ),
        lesson(
            "field-twice",
            "A field stands there twice",
            "An entry has each field once. Keep one of the two; where they are two entries, begin the second "
            "with a dash.",
            MOVEMENT,
            "name: Lantern Swing\nname: Lantern Swings",
            "name: Lantern Swing",
        ),
        lesson(
            "not-yaml",
            "Something else that isn’t YAML",
            "The message gives the words of the parser. Look for a missing colon, dash, quote, or bracket on this line "
            "and in the line above, and compare with an entry that is sound.",
            STORM,
            "level: third\n  label: Third: last",
            "level:\n  label: Third",
        ),
    ),
)

LETTERS = Group(
    "letters",
    "What a file may not hold",
    "YAML can do more than content needs. What only surprises is refused.",
    (
        lesson(
            "hidden-character",
            "A character that can’t be seen",
            "It came along when text was pasted from elsewhere. Delete it, or type the word anew.",
            GLOSSARY,
            'term: "Kee\\u200bper"',
            "term: Keeper",
        ),
        lesson(
            "not-utf-8",
            "A file in another encoding",
            "Editors call it UTF-8, and most save in it by themselves. Save the file in it, and mend the letters that "
            "changed.",
        ),
        lesson(
            "anchor",
            "An anchor",
            "A word that begins with & would name this part for later use. Delete the word; a text that begins with & "
            "stands in quotes.",
            PAPER,
            "level: &first\n",
            "level:\n",
        ),
        lesson(
            "alias",
            "An alias",
            "A word that begins with * would stand for another part. Write that part out; a text that begins with * "
            "stands in quotes.",
            STORM,
            "text: *wind",
            "text: The wind decides.",
        ),
        lesson(
            "tag",
            "A tag",
            "A word that begins with ! would say what kind of value follows. Delete the word; a text that begins "
            "with ! "
            "stands in quotes.",
            PRIMER,
            "sets: !!int 2",
            "sets: 2",
        ),
        lesson(
            "directive",
            "A line that begins with %",
            "Such a line would tell the version of YAML. Delete it.",
            EQUIPMENT,
            "%YAML 1.2\n---\nsummary:\n  text: A lantern and a post will do.",
            "summary:\n  text: A lantern and a post will do.",
        ),
        lesson(
            "second-document",
            "A second document in a file",
            "A line of three dashes or dots would end the file here. Delete the line.",
            PRIMER,
            "...\nwarm_up:\n",
            "warm_up:\n",
        ),
        lesson(
            "name-not-a-word",
            "A field whose name is a list",
            "The name of a field is a word. Where a list was meant, the name of the field stands before it.",
            CHOOSER,
            "says: {[windy]: 1}",
            "says: [windy]",
        ),
        lesson(
            "number-too-long",
            "A number with too many digits",
            "No number here has more than thirty digits. Shorten it; what only looks like a number stands in quotes.",
            PRIMER,
            "weeks: 3000000000000000000000000000000",
            "weeks: 3",
        ),
        lesson(
            "too-deep",
            "Too many levels of indentation",
            "Content is nested in a few levels. Most often brackets were opened again and again by mistake.",
            CHOOSER,
            "says: [[[[[[[[[[[[[[[[[[[[[[[[windy]]]]]]]]]]]]]]]]]]]]]]]]",
            "says: [windy]",
        ),
    ),
)
