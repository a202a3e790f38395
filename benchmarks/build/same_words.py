"""Whether a page says all that ours says."""

from __future__ import annotations

import html
import re
from collections import Counter
from pathlib import Path

UNSEEN = re.compile(r"<(script|style|template)\b.*?</\1>|<!--.*?-->", re.DOTALL)
ARTICLE = re.compile(
    r'<article class="md-content__inner.*?(?=<footer class="turn">|</article>\s*</div>\s*<)', re.DOTALL
)
"""As far as the links to other pages, which are the shell's."""


READ = 1000


def words(page: str) -> Counter[str]:
    """The visible words of a page's article, and how often each stands there."""
    found = ARTICLE.search(page)
    text = re.sub(r"<[^>]*>", " ", UNSEEN.sub(" ", found[0] if found else page))
    return Counter(re.findall(r"\w+", html.unescape(text)))


def left_out(ours: str, theirs: str) -> list[str]:
    """The words of our page that another page hasn't got, or not so often."""
    return sorted((words(ours) - words(theirs)).elements())


def lacking(ours: Path, theirs: Path, pages: list[str]) -> str | None:
    """What a site leaves out of these pages of ours, told of the first one that lacks something.

    All pages must be there; of more than so many, an even choice is read.
    """
    if gone := next((page for page in pages if not (theirs / page).is_file()), None):
        return f"{gone} isn't there"
    for page in pages[:: len(pages) // READ + 1]:
        if lost := left_out(*((site / page).read_text("utf-8") for site in (ours, theirs))):
            return f"{page} lacks {len(lost)} words: {' '.join(lost[:8])}"
    return None
