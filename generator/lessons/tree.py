"""Lessons on the decision tree."""

from __future__ import annotations

from generator.lessons.lesson import CHOOSER, Change, Group, Lesson, lesson

_GUST = """\
  - id: gust
    text: Is it still steady?
    facts: [A09]
    why: {text: To be sure., facts: [A09]}
    answers:
      - {id: steady, text: Steady, says: [still], to: go-on-to-brass}
      - {id: storm, text: In a storm, says: [still-in-storm], to: end-with-storm}
      - {id: no, text: Not at all, says: [flickers], to: put-it-down}
"""

TREE = Group(
    "tree",
    "The decision tree",
    "Every case has one answer, every answer leads on, and every path ends.",
    (
        lesson(
            "answers-lead-somewhere",
            "A way that leads nowhere",
            "An entry starts at a question, an answer leads to a question or a result, and a result names a variation "
            "that is there.",
            CHOOSER,
            "to: put-it-away",
            "to: put-it-down",
        ),
        lesson(
            "answers-differ",
            "Two answers worded the same",
            "Nobody could choose between them. Reword one.",
            CHOOSER,
            'text: "No"\n        to: go-on-to-brass',
            'text: "Yes, it does"\n        to: go-on-to-brass',
        ),
        lesson(
            "answers-settle-something",
            "An answer that settles nothing",
            "An answer says values of topics, or which equipment is there or isn’t: says, has, or lacks.",
            CHOOSER,
            "        id: calm\n",
            "        id: calm\n        says: [calm]\n",
        ),
        lesson(
            "answers-name-what-there-is",
            "An answer that names what isn’t there",
            "What says names is a value of a topic; what has and lacks name is in equipment.yml; what again "
            "names is an "
            "entry.",
            CHOOSER,
            "says: [clam]",
            "says: [calm]",
        ),
        lesson(
            "values-belong-to-one-topic",
            "A value that stands in two topics",
            "Each value belongs to one topic and stands there once.",
            CHOOSER,
            "values: [windy, calm, windy]",
            "values: [windy, calm]",
        ),
        lesson(
            "answers-cover-their-case",
            "A case with no answer, or with two",
            "Whatever is so, exactly one answer of the question fits. Add the one that is missing, or say what "
            "tells the "
            "two apart.",
            CHOOSER,
            "values: [windy, calm, gusty]",
            "values: [windy, calm]",
        ),
        lesson(
            "every-question-is-reached",
            "A question or result that nobody reaches",
            "Some answer or entry leads to it; otherwise lead one there, or remove it.",
            CHOOSER,
            "to: go-on-to-brass\n        id: storm",
            "to: end-with-storm\n        id: storm",
        ),
        lesson(
            "every-variation-is-a-result",
            "A variation that no answers lead to",
            "Each variation is the result of some path. Add a result for it, and answers that lead there.",
            CHOOSER,
            "variation: brass\n    because:\n      - text: It comes last.",
            "variation: storm\n    because:\n      - text: It comes last.",
        ),
        Lesson(
            "every-path-ends",
            "Answers that go round in a circle",
            "No answer leads back to a question that came before. Lead it to a result, which may say again.",
            (
                Change(
                    CHOOSER,
                    'answers:\n      - {id: hm, text: Hm, says: [hm], to: wind}\n      - text: "Yes, it does"',
                    'answers:\n      - text: "Yes, it does"',
                ),
                Change(CHOOSER, "values: [hm, still,", "values: [still,"),
            ),
        ),
        Lesson(
            "nothing-is-asked-twice",
            "A question that is settled already",
            "An earlier answer on the path leaves only one answer here, or none. Lead past the question.",
            (
                Change(
                    CHOOSER,
                    'text: "Yes, it does"\n        to: gust',
                    'text: "Yes, it does"\n        to: go-on-to-brass',
                ),
                Change(CHOOSER, f"{_GUST}results:\n", "results:\n"),
            ),
        ),
        Lesson(
            "results-fit-the-equipment",
            "A result for which something is lacking",
            "An answer on the path says that the equipment isn’t there. End the path with another variation.",
            (
                Change(CHOOSER, "lacks: [post, storm-lantern]", "says: [windy]"),
                Change(CHOOSER, "has: [storm-lantern, post]", "says: [calm]"),
            ),
        ),
        lesson(
            "entries-have-roots-of-their-own",
            "Two entries that begin with one question",
            "Each entry begins with a question of its own; otherwise one entry would do.",
            CHOOSER,
            "start: wind\nquestions:",
            "start: flame\nquestions:",
        ),
        lesson(
            "paths-are-short",
            "A path with too many questions",
            "Nobody answers more than twelve questions before training. End some paths earlier.",
        ),
        lesson(
            "paths-are-few",
            "A tree with too many paths",
            "Each path is a page, and four hundred are the most. Ask less, or end some paths earlier.",
        ),
    ),
)
