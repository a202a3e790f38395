"""What somebody meant who wrote an id, or a list of them, in another form."""

from __future__ import annotations

import re

from generator.model import FACT_REGEX, PATTERN_FORMS

AROUND = " ()[]\"'\u2018\u2019\u201c\u201d"
"""What people put around a word, and YAML takes for a part of it."""


def entries(given: str, pattern: str = "") -> list[str]:
    """The entries of a list that somebody wrote as one text; facts may have nothing but blanks between them."""
    between = r"[\s,;&+]+(?:and\s)?\s*" if pattern == FACT_REGEX else r"\s*[,;&+]\s*|\s+and\s+"
    return [entry for part in re.split(between, given) if (entry := part.strip(AROUND))]


def meant(given: str, pattern: str) -> str:
    """What a pattern asks for, in words, with what is given in the right form for an example where that can be told."""
    given = re.sub(r"\.ya?ml$", "", given.strip(AROUND))
    form, letters, fact = PATTERN_FORMS[pattern], given.casefold(), "".join(given.upper().split())
    for example, right in (("banded-cable", "-".join(re.findall("[a-z0-9]+", letters))), ("F26,", f"{fact},")):
        if re.fullmatch(pattern, right.rstrip(",")):
            form = form.replace(f"as {example}", f"as {right}")
    return form
