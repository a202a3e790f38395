"""Each rule over the sample: what breaks it, and what it then says and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml
from planted import (
    ALMANAC,
    BRASS,
    CHOOSER,
    EQUIPMENT,
    FILES,
    GLOSSARY,
    MOVEMENT,
    PAPER,
    PRIMER,
    REDIRECTS,
    ROOT,
    SAMPLE,
    STORM,
    SWING,
    Edit,
    Project,
    copy_of_sample,
)
from truths import Claim, is_true

from generator import model
from generator.check import check
from generator.content import Content
from generator.errors import Problem
from generator.rules import RULES, Rule, answers, broken_rules
from generator.rules.card import FEWEST, MOST, PRINTED


def one_more_question(number: int, last: int, other: str = "") -> str:
    """A question of the tree whose answers lead on, to the next one and at last to `wind`; the second may go away."""
    to = "wind" if number == last else f"more-{number + 1}"
    return f"""\
  - id: more-{number}
    text: And then, {number}?
    facts: [A09]
    why: {{text: To go on., facts: [A09]}}
    answers:
      - {{id: "yes", text: "Yes", says: [more-{number}-is], to: {to}}}
      - {{id: "no", text: "No", says: [more-{number}-is-not], to: {other or to}}}
"""


def more_questions(count: int, other: str = "") -> list[Edit]:
    """So many more questions at the beginning of the tree, each about a topic of its own."""
    topics = [f"  - {{id: more-{n}, values: [more-{n}-is, more-{n}-is-not]}}\n" for n in range(count)]
    questions = [one_more_question(number, count - 1, other) for number in range(count)]
    return [
        Edit(CHOOSER, "questions:\n", "".join(["questions:\n", *questions])),
        Edit(CHOOSER, "start: wind", "start: more-0"),
        Edit(CHOOSER, "topics:\n", "".join(["topics:\n", *topics])),
    ]


def question(id_: str, *answers: str) -> str:
    """A question of the tree with these answers."""
    why = "{text: To go on., facts: [A09]}"
    head = f"  - id: {id_}\n    text: And {id_}?\n    facts: [A09]\n    why: {why}\n    answers:\n"
    return head + "".join(f"      - {{{answer}}}\n" for answer in answers)


def before_results(*questions: str) -> Edit:
    """More questions behind those that there are."""
    return Edit(CHOOSER, "results:\n", "".join([*questions, "results:\n"]))


def redirects(*ways: str) -> Edit:
    """A file of redirects, each written as the former address and the one of today; the first stands on lines 2 and 3.

    The addresses stand from column 10 on.
    """
    pairs = (way.split() for way in ways)
    return Edit(REDIRECTS, "", "redirects:\n" + "".join(f"  - old: {old}\n    new: {new}\n" for old, new in pairs))


SWUNG = "lantern-swing"
AND_HM = Edit(CHOOSER, "values: [still,", "values: [hm, still,")
TOPICS = """\
topics:
  - id: wind
    values: [windy, calm]
  - id: flame
    values: [still, still-in-storm, flickers]
"""


ORDER = "order: [paper, brass, storm]"
BRASS_UP = """\
progress:
  to: storm
  short: A still flame for two weeks
  when:
    - text: The flame has stood still for two weeks.
      facts: [A06, A10]
      default: The order is the almanac's; two weeks are ours.
"""
STORM_BACK = """\
step_back:
  to: brass
  short: Dark twice in a night
  when:
    - text: The flame has died twice in a night.
      default: The almanac sets no limit; twice is a sign.
"""
DESCENT = """\
  descent:
    - text: Let it sink without haste.
      facts: [A10]
"""
NO_WALL = """\
      - text: "No, and no wall"
        to: put-it-down
        id: no-wall
        says: [flickers]
        lacks: [paper-lantern]"""
FOUR_OPTIONS = """    - name: Oil
      measure: level
      options: [drop, spoon, cup, can]
"""
SIXTH_STEP = """\
  - text: Once more, to be sure.
    short: Once more
    facts: [A09]
cues:
"""
ALL_EQUIPMENT = "brass-lantern, paper-lantern, post, storm-lantern"
SOURCES, ADD = "look it up in content/sources/", "Or add it to content/equipment.yml"
IN_ORDER = "in the order (paper, brass, storm); name one that stands {} it, or change the order in movement.yml"

Case = tuple[str, list[Edit], list[str]]

CASES: list[Case] = [
    (
        "ids_are_unique",
        [Edit(GLOSSARY, "id: keeper", "id: wick"), Edit(GLOSSARY, "[flicker, keeper]", "[flicker]")],
        [f'{GLOSSARY}:15:9: the id "wick" is taken at content/{GLOSSARY}:10; choose another'],
    ),
    (
        "ids_are_unique",
        [Edit(CHOOSER, "id: returning", "id: new"), Edit(CHOOSER, "again: returning", "again: new")],
        [f'{CHOOSER}:8:9: the id "new" is taken at content/{CHOOSER}:5; choose another'],
    ),
    (
        "ids_are_unique",
        [Edit(CHOOSER, "- id: put-it-down", "- id: wind"), Edit(CHOOSER, "to: put-it-down", "to: go-on-to-brass")],
        [f'{CHOOSER}:65:9: the id "wind" is taken at content/{CHOOSER}:12; choose another'],
    ),
    (
        "ids_are_unique",
        [Edit(BRASS, "id: bending", "id: spilling")],
        [f'{BRASS}:82:9: the id "spilling" is taken at content/{BRASS}:65; choose another'],
    ),
    (
        "names_differ",
        [Edit(STORM, "name: Storm Lantern Swing\nshort_name: Storm", "name: brass lantern swing\nshort_name: BRASS")],
        [
            f'{STORM}:1:7: "brass lantern swing" is already the name in content/{BRASS}; choose another',
            f'{STORM}:2:13: "BRASS" is already the short_name in content/{BRASS}; choose another',
        ],
    ),
    (
        "names_differ",
        [Edit(STORM, "short_name: Storm", "short_name: P A P E R")],
        [f'{STORM}:2:13: "P A P E R" is already the short_name in content/{PAPER}; choose another'],
    ),
    (
        "entries_differ",
        [Edit(GLOSSARY, "term: Keeper", "term: FLICKER")],
        [f'{GLOSSARY}:11:11: "FLICKER" is already the term on line 6; choose another'],
    ),
    (
        "entries_differ",
        [Edit(EQUIPMENT, "name: Storm lantern", "name: PaperLantern")],
        [f'{EQUIPMENT}:21:11: "PaperLantern" is already the name on line 13; choose another'],
    ),
    (
        "entries_differ",
        [Edit(STORM, "name: Distance", "name: oil")],
        [f'{STORM}:25:13: "oil" is already the name on line 21; choose another'],
    ),
    (
        "entries_differ",
        [Edit(BRASS, "name: Bending the arm", "name: Spilling oil")],
        [f'{BRASS}:83:11: "Spilling oil" is already the name on line 66; choose another'],
    ),
    (
        "entries_differ",
        [Edit(CHOOSER, "text: Does the flame stand still when you swing?", "text: Is there <i>wind</i> tonight?")],
        [f'{CHOOSER}:28:11: "Is there <i>wind</i> tonight?" is already the text on line 13; choose another'],
    ),
    (
        "entries_differ",
        [Edit(CHOOSER, "title: End with storm", "title: Begin with\u3000paper")],
        [f'{CHOOSER}:60:12: "Begin with\u3000paper" is already the title on line 48; choose another'],
    ),
    (
        "entries_differ",
        [Edit(CHOOSER, "label: I swing one already", 'label: I am new & "Curious"')],
        [f'{CHOOSER}:9:12: "I am new & "Curious"" is already the label on line 6; choose another'],
    ),
    (
        "facts_exist",
        [Edit(PAPER, "short: Unfold\n    facts: [A07]", "short: Unfold\n    facts: [A07, A70, A07]")],
        [
            f'{PAPER}:28:18: there is no fact "A70"; {SOURCES}',
            f'{PAPER}:28:23: the fact "A07" is named twice; remove one',
        ],
    ),
    (
        "facts_exist",
        [Edit(PAPER, "short: Unfold\n    facts: [A07]", "short: Unfold\n    facts: [Q]")],
        [f'{PAPER}:28:13: there is no fact "Q"; {SOURCES}'],
    ),
    (
        "equipment_exists",
        [Edit(BRASS, "item: post", "item: psot")],
        [f'{BRASS}:18:11: there is no piece of equipment "psot"; did you mean "post"? {ADD}'],
    ),
    (
        "equipment_exists",
        [Edit(STORM, "item: post", "item: umbrella")],
        [
            f'{STORM}:15:11: there is no piece of equipment "umbrella"; write one of {ALL_EQUIPMENT}. {ADD}',
        ],
    ),
    (
        "equipment_exists",
        [Edit(STORM, "item: post", "item: storm-lantern")],
        [f'{STORM}:15:11: "storm-lantern" is named twice; remove one'],
    ),
    (
        "terms_exist",
        [Edit(GLOSSARY, "see: [flicker, keeper]", "see: [flicker, keeper, flicker]")],
        [f'{GLOSSARY}:20:28: "flicker" is named twice; remove one'],
    ),
    (
        "terms_exist",
        [Edit(GLOSSARY, "see: [wick]", "see: [wik]")],
        [f'{GLOSSARY}:9:11: there is no other term "wik"; did you mean "wick"?'],
    ),
    (
        "terms_exist",
        [Edit(GLOSSARY, "see: [wick]", "see: [flicker]")],
        [f'{GLOSSARY}:9:11: there is no other term "flicker"; write one of keeper, wick'],
    ),
    (
        "moves_lead_to_variations",
        [Edit(PAPER, "to: brass", "to: bras")],
        [f'{PAPER}:68:7: there is no other variation "bras"; did you mean "brass"?'],
    ),
    (
        "moves_lead_to_variations",
        [Edit(PAPER, "to: brass", "to: paper")],
        [f'{PAPER}:68:7: there is no other variation "paper"; write one of brass, storm'],
    ),
    (
        "moves_lead_to_variations",
        [Edit(STORM, "step_back:\n  to: brass", "step_back:\n  to: bronze")],
        [f'{STORM}:89:7: there is no other variation "bronze"; write one of brass, paper'],
    ),
    (
        "moves_lead_to_variations",
        [Edit(BRASS, "      to: paper", "      to: brass")],
        [f'{BRASS}:79:11: there is no other variation "brass"; write one of paper, storm'],
    ),
    (
        "order_names_each_variation_once",
        [Edit(MOVEMENT, ORDER, "order: [paper, bras, storm]")],
        [f'{MOVEMENT}:56:16: there is no variation "bras"; did you mean "brass"?'],
    ),
    (
        "order_names_each_variation_once",
        [Edit(MOVEMENT, ORDER, "order: [paper, brass, paper, storm]")],
        [f'{MOVEMENT}:56:23: "paper" stands in the order twice; remove one'],
    ),
    (
        "order_names_each_variation_once",
        [Edit(MOVEMENT, ORDER, "order: [paper, brass]")],
        [f'{MOVEMENT}:56:8: the variation "storm" is not in the order; add it where it belongs'],
    ),
    (
        "every_statement_has_a_footing",
        [Edit(PRIMER, "  default: The almanac names no number of sets; two are enough for a test.\n", "")],
        [f'{PRIMER}:22:3: this rests on nothing; add facts: [F…], or default: "the reason"'],
    ),
    (
        "every_fact_is_carried",
        [Edit(MOVEMENT, "facts: [A12]", "default: It is good to know.")],
        [f"{ALMANAC}:58:9: nothing rests on A12; name it in the facts of a statement that says it"],
    ),
    (
        "figures_survive",
        [Edit(MOVEMENT, "that 1 < 2 &", "that two is more &")],
        [f'{ALMANAC}:61:15: no statement that rests on A12 says "1 < 2"; put it into one of them'],
    ),
    *(
        (
            "figures_survive",
            [Edit(MOVEMENT, "that 1 < 2 &", f"that {words} &")],
            [f'{ALMANAC}:61:15: no statement that rests on A12 says "1 < 2"; put it into one of them'],
        )
        for words in ("1 < 20", "1 < 2.5", "1 < 2–3", "1 < 2x", "11 < 2", "0.1 < 2", "0–1 < 2", "x1 < 2")
    ),
    (
        "numbers_agree",
        [Edit(PRIMER, "max: 10", "max: 11")],
        [f'{PRIMER}:12:3: 6–11 is not "6–10", as A04 has it; write that, or add default: "the reason"'],
    ),
    (
        "every_variation_is_a_result",
        [Edit(CHOOSER, "variation: storm", "variation: brass")],
        [f'{CHOOSER}:47:3: no result is the variation "storm"; add one, and answers that lead there'],
    ),
    (
        "progress_goes_up",
        [Edit(BRASS, BRASS_UP, "")],
        [f'{BRASS}:1:1: there is no way up from "brass"; add progress with to, short, and when'],
    ),
    (
        "progress_goes_up",
        [Edit(BRASS, "to: storm", "to: paper")],
        [f'{BRASS}:99:7: progress leads to "paper", which stands before "brass" {IN_ORDER.format("after")}'],
    ),
    (
        "progress_goes_up",
        [Edit(PAPER, "to: brass", "to: storm")],
        [f'{MOVEMENT}:56:16: no variation progresses to "brass"; name it in the progress of an easier one'],
    ),
    (
        "step_back_goes_down",
        [Edit(STORM, STORM_BACK, "")],
        [f'{STORM}:1:1: there is no way back from "storm"; add step_back with to, short, and when'],
    ),
    (
        "step_back_goes_down",
        [Edit(BRASS, "step_back:\n  to: paper", "step_back:\n  to: storm")],
        [f'{BRASS}:106:7: step back leads to "storm", which stands after "brass" {IN_ORDER.format("before")}'],
    ),
    (
        "step_back_goes_down",
        [Edit(BRASS, "      to: paper", "      to: storm")],
        [f'{BRASS}:79:11: step back leads to "storm", which stands after "brass" {IN_ORDER.format("before")}'],
    ),
    (
        "ranges_rise",
        [Edit(PRIMER, "min: 30", "min: 31")],
        [f"{PRIMER}:33:8: min 31 is above max 30; swap them"],
    ),
    (
        "reps_lie_within_the_range",
        [Edit(PRIMER, "reps: 10}", "reps: 11}"), Edit(PRIMER, "reps: 6}", "reps: 5}")],
        [
            f"{PRIMER}:17:25: 11 reps lie outside the scheme's 6–10; choose a number within",
            f"{PRIMER}:19:25: 5 reps lie outside the scheme's 6–10; choose a number within",
        ],
    ),
    (
        "ramp_up_rises",
        [Edit(PRIMER, "share: 60", "share: 40"), Edit(PRIMER, "share: 80", "share: 39")],
        [
            f"{PRIMER}:18:15: share 40 does not rise above the 40 of the set before; raise it",
            f"{PRIMER}:19:15: share 39 does not rise above the 40 of the set before; raise it",
        ],
    ),
    (
        "tempo_lasts",
        [Edit(PRIMER, "down: 2", "down: 0"), Edit(PRIMER, "up: 1", "up: 0")],
        [
            f'{PRIMER}:25:9: "down" takes no time; write 1 or more seconds',
            f'{PRIMER}:27:7: "up" takes no time; write 1 or more seconds',
        ],
    ),
    (
        "levels_have_options",
        [Edit(STORM, "      options: [open, half, shut]\n", "")],
        [f"{STORM}:29:7: a level needs two or more different options; list them, light to heavy"],
    ),
    (
        "levels_have_options",
        [Edit(STORM, "[open, half, shut]", "[open, shut, open]")],
        [f"{STORM}:29:7: a level needs two or more different options; list them, light to heavy"],
    ),
    (
        "levels_have_options",
        [Edit(STORM, "measure: level", "measure: steps")],
        [f"{STORM}:32:16: a dial that is set in steps has no options; remove them"],
    ),
    (
        "one_level_rises",
        [Edit(STORM, "measure: weight", "measure: weight\n      rises: true")],
        [f"{STORM}:23:14: a load that is set in weight rises by its steps; remove rises"],
    ),
    (
        "one_level_rises",
        [
            Edit(STORM, "measure: steps", "measure: level\n      options: [near, far]\n      rises: true"),
            Edit(STORM, "[open, half, shut]", "[open, half, shut]\n      rises: true"),
        ],
        [f"{STORM}:35:14: a level rises already; one is enough, so remove this"],
    ),
    (
        "program_adds_up",
        [Edit(PRIMER, "block: 2", "block: 4"), Edit(PRIMER, "[sun, wed]", "[sun, wed, sun]")],
        [
            f"{PRIMER}:57:12: a block of 4 weeks is longer than the program of 3; shorten it",
            f"{PRIMER}:60:22: sun stands here twice; remove one",
        ],
    ),
    (
        "booklet_can_be_printed",
        [Edit(PRIMER, "Add swings first, then oil.", "Add swings 灯 first.")],
        [f"{PRIMER}:44:11: the booklet can't show 灯; write it in letters of Western languages"],
    ),
    (
        "booklet_can_be_printed",
        [Edit(BRASS, "You spill oil twice", f"You {'m' * 60} twice")],
        [f'{BRASS}:109:13: "{"m" * 60}" is too wide for the booklet; choose a shorter word'],
    ),
    (
        "phases_are_described",
        [Edit(MOVEMENT, DESCENT, "")],
        [
            f'{PAPER}:1:1: nothing says how to do the phase "descent"; describe it here or in movement.yml',
            f'{STORM}:1:1: nothing says how to do the phase "descent"; describe it here or in movement.yml',
        ],
    ),
    (
        "session_has_one_primer",
        [Edit(MOVEMENT, "role: main", "role: primer")],
        [f"{MOVEMENT}:31:11: this is a second primer; leave one and make this one main"],
    ),
    (
        "session_has_one_primer",
        [Edit(MOVEMENT, "role: main", "role: warm-up")],
        [f"{MOVEMENT}:31:11: a warm-up stands after the primer; move it before that"],
    ),
    (
        "session_has_one_primer",
        [Edit(MOVEMENT, "role: primer", "role: main"), Edit(MOVEMENT, "role: warm-up", "role: main")],
        [
            f"{MOVEMENT}:21:1: no step of the session has role: primer; add one",
            f"{MOVEMENT}:21:1: no step of the session has role: warm-up; add one",
        ],
    ),
    (
        "set_up_fits_the_card",
        [Edit(PAPER, "    short: Unfold\n", "")],
        [f'{PAPER}:25:1: the card needs 3 to 5 steps with a short form, here 2 have one; add short: "…"'],
    ),
    (
        "set_up_fits_the_card",
        [Edit(STORM, "cues:\n", SIXTH_STEP)],
        [f"{STORM}:54:5: this is short line number 6, the card has room for 5; remove its short"],
    ),
    (
        "ids_are_free",
        [Edit(CHOOSER, "id: windy", "id: index")],
        [f'{CHOOSER}:21:13: "index" can\'t be part of an address; choose another id'],
    ),
    (
        "nothing_is_asked_twice",
        [
            Edit(CHOOSER, "says: [windy]", "says: [windy]\n        lacks: [paper-lantern]"),
            Edit(CHOOSER, "says: [flickers]", "says: [flickers]\n        has: [paper-lantern]\n" + NO_WALL),
        ],
        [
            f'{CHOOSER}:20:13: "No" is ruled out on the path new: wind "Yes"; lead to another question',
        ],
    ),
    (
        "options_fit_the_card",
        [Edit(STORM, "    - name: Oil\n      measure: weight\n", FOUR_OPTIONS)],
        [f"{STORM}:33:29: this is option number 7 of all dials, the card has room for 6; take some away"],
    ),
    (
        "lines_fit_the_card",
        [Edit(PAPER, "card_fix: Slower", f"card_fix: {'WWWW ' * 8}W")],
        [f"{PAPER}:63:15: this is too wide for the card by about 10 letters; shorten it"],
    ),
    (
        "lines_fit_the_card",
        [Edit(PAPER, "card_fix: Slower", "card_fix: Slow and WWWWWWWWWWWWWW")],
        [f'{PAPER}:63:15: "WWWWWWWWWWWWWW" is too wide for the card; choose a shorter word'],
    ),
    (
        "letters_can_be_printed",
        [Edit(PAPER, "short_name: Paper", "short_name: µ-Paper")],
        [f"{PAPER}:2:13: the card can't show Μ; write it in letters of Western languages"],
    ),
    (
        "letters_can_be_printed",
        [Edit(PAPER, "card_fix: Slower", "card_fix: Slow\u0301\u0301er")],
        [f"{PAPER}:63:15: the card can't show \u0301 \u0301; write it in letters of Western languages"],
    ),
    (
        "letters_can_be_printed",
        [Edit(PAPER, "card_fix: Slower", "card_fix: Slower 灯 灯 🏮")],
        [f"{PAPER}:63:15: the card can't show 灯 🏮; write it in letters of Western languages"],
    ),
    (
        "answers_lead_somewhere",
        [Edit(CHOOSER, "start: flame", "start: fume")],
        [f'{CHOOSER}:10:12: there is no question "fume"; did you mean "flame"?'],
    ),
    (
        "answers_lead_somewhere",
        [Edit(CHOOSER, "start: flame", "start: put-it-down")],
        [f'{CHOOSER}:10:12: there is no question "put-it-down"; write one of flame, wind'],
    ),
    (
        "answers_lead_somewhere",
        [Edit(CHOOSER, "to: put-it-down", "to: put-it-away")],
        [f'{CHOOSER}:43:13: there is no question or result "put-it-away"; did you mean "put-it-down"?'],
    ),
    (
        "answers_lead_somewhere",
        [Edit(CHOOSER, "variation: brass", "variation: bras")],
        [f'{CHOOSER}:55:16: there is no variation "bras"; did you mean "brass"?'],
    ),
    (
        "answers_differ",
        [Edit(CHOOSER, '"Yes, it does"', '"no"')],
        [f'{CHOOSER}:42:15: the answer "No" stands twice; reword one'],
    ),
    (
        "every_question_is_reached",
        [Edit(CHOOSER, "to: end-with-storm", "to: go-on-to-brass")],
        [f'{CHOOSER}:59:9: no answer leads to "end-with-storm"; lead one there or remove it'],
    ),
    (
        "every_question_is_reached",
        [Edit(CHOOSER, "start: wind", "start: flame")],
        [f'{CHOOSER}:12:9: no answer leads to "wind"; lead one there or remove it'],
    ),
    (
        "every_path_ends",
        [
            AND_HM,
            Edit(
                CHOOSER,
                '- text: "Yes, it does"',
                '- {id: hm, text: Hm, says: [hm], to: wind}\n      - text: "Yes, it does"',
            ),
        ],
        [f"{CHOOSER}:34:44: these answers go round in a circle: wind → flame → wind; lead one to a result"],
    ),
    (
        "every_path_ends",
        [
            AND_HM,
            Edit(
                CHOOSER,
                '- text: "Yes, it does"',
                '- {id: hm, text: Hm, says: [hm], to: flame}\n      - text: "Yes, it does"',
            ),
        ],
        [f"{CHOOSER}:34:44: these answers go round in a circle: flame → flame; lead one to a result"],
    ),
    (
        "paths_are_short",
        more_questions(11, other="put-it-down"),
        [f"{CHOOSER}:7:12: a path from here asks 13 questions, ending with flame; ask 12 at most"],
    ),
    (
        "every_question_is_reached",
        [
            before_results(
                question(
                    "island",
                    "id: w, text: Wind, says: [windy], to: islet",
                    "id: c, text: Calm, says: [calm], to: put-it-down",
                ),
                question(
                    "islet",
                    "id: hot, text: Hot, has: [post], to: put-it-down",
                    "id: cold, text: Cold, lacks: [post], to: end-with-storm",
                ),
            )
        ],
        [f'{CHOOSER}:46:9: no answer leads to "island"; lead one there or remove it'],
    ),
    (
        "every_path_ends",
        [
            before_results(
                question(
                    "gust",
                    "id: w, text: Wind, says: [gusty], to: squall",
                    "id: c, text: Calm, says: [still-air], to: end-with-storm",
                ),
                question(
                    "squall",
                    "id: w, text: Wind, has: [storm-lantern], to: flame",
                    "id: c, text: Calm, lacks: [storm-lantern], to: put-it-down",
                ),
            ),
            Edit(CHOOSER, "to: end-with-storm\n        id: storm", "to: gust\n        id: storm"),
            Edit(CHOOSER, "topics:\n", "topics:\n  - {id: air, values: [gusty, still-air]}\n"),
        ],
        [f"{CHOOSER}:58:55: these answers go round in a circle: flame → gust → squall → flame; lead one to a result"],
    ),
    (
        "every_path_ends",
        [
            before_results(
                question(
                    "island",
                    "id: w, text: Wind, says: [windy], to: islet",
                    "id: c, text: Calm, says: [calm], to: put-it-down",
                ),
                question(
                    "islet",
                    "id: hot, text: Hot, has: [post], to: put-it-down",
                    "id: cold, text: Cold, lacks: [post], to: island",
                ),
            )
        ],
        [f"{CHOOSER}:59:51: these answers go round in a circle: island → islet → island; lead one to a result"],
    ),
    (
        "answers_settle_something",
        [Edit(CHOOSER, "        says: [calm]\n", "")],
        [f"{CHOOSER}:23:9: this answer settles nothing; add says, has, or lacks"],
    ),
    (
        "answers_name_what_there_is",
        [Edit(CHOOSER, "says: [calm]", "says: [clam]")],
        [f'{CHOOSER}:26:16: there is no value of a topic "clam"; did you mean "calm"?'],
    ),
    (
        "answers_name_what_there_is",
        [
            Edit(CHOOSER, "says: [windy]", "has: [psot]"),
            Edit(CHOOSER, "says: [calm]", "lacks: [lamp]"),
        ],
        [
            f'{CHOOSER}:22:15: there is no piece of equipment "psot"; did you mean "post"? {ADD}',
            f'{CHOOSER}:26:17: there is no piece of equipment "lamp"; write one of {ALL_EQUIPMENT}. {ADD}',
        ],
    ),
    (
        "answers_name_what_there_is",
        [Edit(CHOOSER, "again: returning", "again: return")],
        [f'{CHOOSER}:71:12: there is no entry "return"; did you mean "returning"?'],
    ),
    (
        "answers_name_what_there_is",
        [Edit(CHOOSER, TOPICS, "")],
        [f'{CHOOSER}:22:15: there are no topics; add topics, one of them with the value "windy"'],
    ),
    (
        "values_belong_to_one_topic",
        [Edit(CHOOSER, "[windy, calm]", "[windy, calm, windy]")],
        [f'{CHOOSER}:74:27: the value "windy" stands twice; choose another'],
    ),
    (
        "values_belong_to_one_topic",
        [Edit(CHOOSER, "still-in-storm, flickers]", "still-in-storm, flickers, calm]")],
        [f'{CHOOSER}:76:47: the value "calm" stands twice; choose another'],
    ),
    (
        "answers_cover_their_case",
        [Edit(CHOOSER, "[windy, calm]", "[windy, calm, gusty]")],
        [f"{CHOOSER}:18:5: no answer fits gusty; add one"],
    ),
    (
        "answers_cover_their_case",
        [
            Edit(CHOOSER, "says: [windy]", "has: [brass-lantern, storm-lantern]"),
            Edit(CHOOSER, "says: [calm]", "lacks: [storm-lantern]"),
        ],
        [f"{CHOOSER}:18:5: no answer fits no brass-lantern with storm-lantern; add one"],
    ),
    (
        "answers_cover_their_case",
        [
            Edit(CHOOSER, "says: [windy]", "says: [windy]\n        has: [storm-lantern]"),
            Edit(CHOOSER, "says: [calm]", "says: [windy]\n        lacks: [storm-lantern]"),
        ],
        [f"{CHOOSER}:18:5: no answer fits calm; add one"],
    ),
    (
        "answers_cover_their_case",
        [Edit(CHOOSER, "says: [still-in-storm]", "says: [still]")],
        [
            f'{CHOOSER}:33:5: "Yes, it does" and "Yes, even in a storm" both fit still; say what tells them apart',
        ],
    ),
    (
        "answers_cover_their_case",
        [
            Edit(CHOOSER, "says: [windy]", "has: [storm-lantern]"),
            Edit(CHOOSER, "says: [calm]", "lacks: [storm-lantern, brass-lantern]"),
        ],
        [f'{CHOOSER}:18:5: "Yes" and "No" both fit no brass-lantern with storm-lantern; say what tells them apart'],
    ),
    (
        "entries_have_roots_of_their_own",
        [Edit(CHOOSER, "start: flame", "start: wind")],
        [f'{CHOOSER}:10:12: the entry "new" begins with this question, too; begin each with one of its own'],
    ),
    (
        "paths_are_few",
        more_questions(7),
        [f"{CHOOSER}:11:1: the tree has more than 400 paths; ask less, or end some of them earlier"],
    ),
    (
        "nothing_is_asked_twice",
        [
            Edit(CHOOSER, "to: go-on-to-brass", "to: gust"),
            before_results(
                question(
                    "gust",
                    "id: c, text: Steady, says: [still], to: go-on-to-brass",
                    "id: s, text: In a storm, says: [still-in-storm], to: end-with-storm",
                    "id: f, text: Not at all, says: [flickers], to: put-it-down",
                )
            ),
        ],
        [
            (
                f'{CHOOSER}:35:13: only "Steady" is left on the path new: wind "Yes" → flame "Yes, it does"; '
                "lead past this question"
            )
        ],
    ),
    (
        "nothing_is_asked_twice",
        [
            Edit(CHOOSER, "says: [calm]", "lacks: [post, storm-lantern]"),
            Edit(CHOOSER, "says: [windy]", "has: [storm-lantern, post]"),
            Edit(CHOOSER, "to: go-on-to-brass", "to: shed"),
            before_results(
                question(
                    "shed",
                    "id: p, text: A post, has: [post], to: go-on-to-brass",
                    "id: n, text: No post, lacks: [post], to: put-it-down",
                )
            ),
        ],
        [
            (
                f'{CHOOSER}:35:13: only "A post" is left on the path new: wind "Yes" → flame "Yes, it does"; '
                "lead past this question"
            )
        ],
    ),
    (
        "nothing_is_asked_twice",
        [
            Edit(CHOOSER, "says: [windy]", "lacks: [storm-lantern]"),
            Edit(CHOOSER, "says: [calm]", "has: [storm-lantern]"),
            Edit(CHOOSER, "to: flame", "to: lamp"),
            Edit(CHOOSER, "topics:\n", "topics:\n  - {id: lamp, values: [lit, dark]}\n"),
            before_results(
                question(
                    "lamp",
                    "id: l, text: Lit, says: [lit], has: [storm-lantern], to: go-on-to-brass",
                    "id: d, text: Dark, says: [dark], has: [storm-lantern], to: put-it-down",
                )
            ),
        ],
        [f'{CHOOSER}:20:13: no answer is left on the path new: wind "Yes"; lead past this question'],
    ),
    (
        "redirects_leave_no_page",
        [redirects(f"{SWUNG}/brass/ {SWUNG}/paper/", f"{SWUNG}/choose/new/windy/ primer/", "primer/ primer/")],
        [
            f'{REDIRECTS}:{line}:10: the page "{page}" is there; remove this redirect, or write the address that was '
            "given up"
            for line, page in ((2, f"{SWUNG}/brass/"), (4, f"{SWUNG}/choose/new/windy/"), (6, "primer/"))
        ],
    ),
    (
        "redirects_are_given_once",
        [redirects(f"bronze/ {SWUNG}/", f"tin/ {SWUNG}/", "bronze/ primer/")],
        [f'{REDIRECTS}:6:10: "bronze/" is redirected already at content/{REDIRECTS}:2; keep one of them'],
    ),
    (
        "redirects_lead_to_pages",
        [redirects(f"a/ {SWUNG}/bras/", f"b/ {SWUNG}/choose/new/windy/calm/", f"c/ {SWUNG}/choose/returning/still/")],
        [
            f'{REDIRECTS}:3:10: there is no page "{SWUNG}/bras/"; did you mean "{SWUNG}/brass/"?',
            f'{REDIRECTS}:5:10: there is no page "{SWUNG}/choose/new/windy/calm/"; did you mean "{SWUNG}/choose/"?',
        ],
    ),
    (
        "redirects_lead_to_pages",
        [redirects("a/ b/", "b/ c/", f"c/ {SWUNG}/", "d/ nowhere-at-all/", "e/ d/")],
        [
            f'{REDIRECTS}:3:10: "b/" is redirected itself; write "{SWUNG}/" here, where that leads',
            f'{REDIRECTS}:5:10: "c/" is redirected itself; write "{SWUNG}/" here, where that leads',
            (
                f'{REDIRECTS}:9:10: there is no page "nowhere-at-all/"; write one of cards/, contribute/errors/, '
                "contribute/fields/, equipment/, glossary/, "
                f"{SWUNG}/, {SWUNG}/brass/, {SWUNG}/brass/card/, {SWUNG}/choose/, {SWUNG}/paper/, {SWUNG}/paper/card/, "
                f"{SWUNG}/program/"
            ),
        ],
    ),
    (
        "redirects_lead_to_pages",
        [redirects("a/ b/", "b/ a/", "c/ c/", "d/ a/")],
        [
            f"{REDIRECTS}:3:10: these redirects go round in a circle: a/ → b/ → a/; lead this one to a page",
            f"{REDIRECTS}:5:10: these redirects go round in a circle: b/ → a/ → b/; lead this one to a page",
            f"{REDIRECTS}:7:10: these redirects go round in a circle: c/ → c/; lead this one to a page",
        ],
    ),
    (
        "results_fit_the_equipment",
        [
            Edit(CHOOSER, "says: [windy]", "lacks: [post, storm-lantern]"),
            Edit(CHOOSER, "says: [calm]", "has: [storm-lantern, post]"),
        ],
        [
            (
                f'{CHOOSER}:39:13: storm needs storm-lantern, post, which the path new: wind "Yes" → flame '
                '"Yes, even in a storm" rules out; end it elsewhere'
            )
        ],
    ),
]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the sample."""
    return copy_of_sample(tmp_path)


def named(name: str) -> Rule:
    """The rule of that name."""
    return next(rule for rule in RULES if rule.__name__ == name)


@pytest.mark.parametrize(
    ("name", "edits", "told"), CASES, ids=[f"{name}-{edits[0].new}-{edits[-1].new}" for name, edits, _ in CASES]
)
def test_a_broken_rule_is_told_at_its_place_and_nothing_else(
    project: Project, name: str, edits: list[Edit], told: list[str]
) -> None:
    """A writer who broke one rule is led to one place, and not to others that only follow from it."""
    project.edit(*edits)
    content, problems = check(project.root)
    assert [str(problem) for problem in problems] == [f"content/{line}" for line in told]
    assert set(broken_rules(content, (named(name),))) == set(problems)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (SWING, "movements/sources", 'the address /sources/ belongs to the site; give "sources" another name'),
        (SWING, "movements/con", '"con" can\'t be a folder on Windows; give it another name'),
        ("sources/almanac.yml", "sources/nul.yml", '"nul" can\'t be a folder on Windows; give it another name'),
    ],
)
def test_ids_are_free(project: Project, old: str, new: str, told: str) -> None:
    """A movement called "sources" would overwrite the page of sources."""
    project.file(old).rename(project.file(new))
    place = new if new.endswith(".yml") else f"{new}/movement.yml"
    assert project.problems() == [f"content/{place}:1:1: {told}"]


def test_a_variation_leaves_the_pages_of_its_movement_alone(project: Project) -> None:
    """A variation called "card" would take the address of the cards."""
    project.file(PAPER).rename(project.file(f"{SWING}/variations/choose.yml"))
    project.edit(Edit(MOVEMENT, ORDER, "order: [choose, brass, storm]"))
    project.edit(Edit(BRASS, "      to: paper", "      to: choose"), Edit(BRASS, "\n  to: paper", "\n  to: choose"))
    project.edit(Edit(CHOOSER, "variation: paper", "variation: choose"))
    told = 'the address /lantern-swing/choose/ belongs to the site; give "choose" another name'
    assert project.problems() == [f"content/{SWING}/variations/choose.yml:1:1: {told}"]


@pytest.mark.parametrize(
    ("edits", "told"),
    [(edits, told) for name, edits, told in CASES if named(name).__module__ == answers.__name__],
    ids=str,
)
def test_what_is_told_of_answers_is_so(project: Project, edits: list[Edit], told: list[str]) -> None:
    """A path that a message names can be gone in the file, and at its end is what the message says."""
    project.edit(*edits)
    data = {name: yaml.safe_load(project.file(name).read_text("utf-8")) for name in FILES}
    doc = check(project.root)[0].movements["lantern-swing"].chooser
    places = [*doc.marks.values.items(), *doc.marks.keys.items()]
    for line in told:
        place, _, message = line.partition(": ")
        here = [path for path, mark in places if f"{CHOOSER}:{mark[0]}:{mark[1]}" == place]
        assert any(is_true(Claim(data, CHOOSER, path), message) for path in here), line


def test_two_sources_share_no_fact(project: Project) -> None:
    """A fact's id is its anchor on the one page of sources, so two sources can't both have an A01."""
    second = "{author: N, title: T, url: https://n.example/, note: N, facts: [{id: A01, scope: s, kind: k, fact: F}]}"
    project.file("sources/second.yml").write_text(second, "utf-8")
    place = "content/sources/second.yml:1:70"
    assert project.problems() == [f'{place}: the id "A01" is taken at content/{ALMANAC}:10; choose another']


def test_two_movements_differ_in_name(project: Project) -> None:
    """Two entries of the same name in the menu can't be told apart."""
    folder = project.file("movements/lamp-swing")
    for name in (MOVEMENT, CHOOSER, PAPER, BRASS, STORM):
        path = folder / Path(name).relative_to(SWING)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(project.file(name).read_bytes())
    place = f"content/{MOVEMENT}:1:7"
    other = "content/movements/lamp-swing/movement.yml"
    assert project.problems() == [f'{place}: "Lantern Swing" is already the name in {other}; choose another']


def test_movements_keep_to_themselves(project: Project) -> None:
    """A second movement is a folder of its own: its variations, order and tree concern no other."""
    for file in sorted(project.file(SWING).rglob("*.yml")):
        text = re.sub(r"\bbrass\b(?!-)", "tin", file.read_text("utf-8")).replace("Lantern Swing", "Lamp Swing")
        copy = project.file("movements/lamp-swing") / file.relative_to(project.file(SWING))
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.with_stem(copy.stem.replace("brass", "tin")).write_text(text, "utf-8")
    assert project.problems() == []


def test_one_variation_alone_needs_no_way_up_or_down(project: Project) -> None:
    """A movement may begin with a single variation."""
    project.file(BRASS).unlink()
    project.file(STORM).unlink()
    project.edit(Edit(MOVEMENT, ORDER, "order: [paper]"), Edit(PAPER, "  to: brass", "  to: brass"))
    told = project.problems()
    assert f'content/{PAPER}:68:7: there is no other variation "brass"; remove it' in told
    assert not [line for line in told if "way up" in line or "way back" in line or "progresses" in line]


def test_every_rule_has_a_case() -> None:
    """A rule that nothing is known to break may as well not be there."""
    assert {rule.__name__ for rule in RULES} == {name for name, _, _ in CASES}


@cache
def whole(root: Path) -> Content:
    """The content below a folder."""
    return check(root)[0]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
@pytest.mark.parametrize("root", [ROOT, SAMPLE], ids=["real", "sample"])
def test_sound_content_breaks_no_rule(root: Path, rule: Rule) -> None:
    """A rule that cries wolf teaches people to ignore it."""
    assert list(rule(whole(root))) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_says_what_it_wants(rule: Rule) -> None:
    """The first line of a rule's docstring is its text in the docs."""
    first = (rule.__doc__ or "").split("\n")[0]
    assert first.endswith(".")
    assert first[0].isupper()


def test_a_rule_that_crashes_is_a_problem_and_hides_no_other(project: Project) -> None:
    """A bug in a rule must not cost a writer what the other rules have found."""

    def crashes(content: Content) -> Iterator[Problem]:
        yield from content.scheme.blame(("reps",), "found before")
        raise KeyError(content.scheme.id)

    project.edit(Edit(PRIMER, "down: 2", "down: 0"))
    told = broken_rules(check(project.root)[0], (crashes, named("tempo_lasts")))
    assert [str(problem) for problem in told] == [
        f"content/{PRIMER}:12:3: found before",
        "content: the rule crashes crashed (KeyError: 'primer'); report this as a bug",
        f'content/{PRIMER}:25:9: "down" takes no time; write 1 or more seconds',
    ]


def test_the_guide_says_what_fits_the_card() -> None:
    """Who writes for the card would be told other limits than those that are checked."""
    guide = (ROOT / "docs/contribute/index.md").read_text("utf-8").partition("## What fits the card")[2]
    told = [int(letters) for letters in re.findall(r"^\| .* \| (\d+) \|$", guide, re.MULTILINE)]
    long = {("body", model.MAX_TITLE), ("body", model.MAX_LABEL)}  # a source is named in full where there is room
    assert set(told) == {most for _, most in {*PRINTED.values()} - long}
    assert f"{('zero', 'one', 'two', 'three')[FEWEST]} to {('three', 'four', 'five')[MOST - 3]} short steps" in guide
