"""What every code means: one table, from which the page of errors is made."""

from __future__ import annotations

from generator.lessons.fields import AMOUNTS, FIELDS
from generator.lessons.files import FILES
from generator.lessons.lesson import Group, Lesson
from generator.lessons.pages import PAGES
from generator.lessons.signs import LETTERS, SIGNS
from generator.lessons.statements import CARD, FACTS, SCHEME, VARIATIONS
from generator.lessons.tree import TREE

GROUPS: tuple[Group, ...] = (
    SIGNS,
    FIELDS,
    AMOUNTS,
    FACTS,
    VARIATIONS,
    SCHEME,
    CARD,
    TREE,
    FILES,
    LETTERS,
    PAGES,
)
LESSONS_FILE = "generator/lessons/__init__.py"
"""Where who wants to change the page begins."""

LESSONS: dict[str, Lesson] = {lesson.code: lesson for group in GROUPS for lesson in group.lessons}
