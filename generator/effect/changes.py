"""What can be told of a change: plain values, without a word of how it is told."""

from __future__ import annotations

from dataclasses import dataclass, fields

from generator.model import Redirect


@dataclass(frozen=True)
class Said:
    """A sentence, a heading, or a row on a page, and the marks behind it: facts, and "ours"."""

    text: str
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class SentenceChange:
    """What a section said and says; one of the two is missing where it gained or lost something.

    Where both are the same, the sentence has moved.
    """

    old: Said | None
    new: Said | None


@dataclass(frozen=True)
class SectionChange:
    """The changes in one section of a page; what stands above all sections has no title."""

    title: str
    changes: tuple[SentenceChange, ...]


@dataclass(frozen=True, order=True)
class PageName:
    """A page's address and title."""

    address: str
    title: str


@dataclass(frozen=True)
class PageChange:
    """What changed on a page, or in the same way on several."""

    pages: tuple[PageName, ...]
    sections: tuple[SectionChange, ...]


@dataclass(frozen=True)
class Move:
    """A page that has another address now; a redirect leads there."""

    old: str
    new: PageName


@dataclass(frozen=True)
class NumberChange:
    """A number of the plan, before and after."""

    name: str
    old: str
    new: str


@dataclass(frozen=True)
class PathChange:
    """A path of answers and its results before and after; None where there was or is no such path."""

    answers: str
    old: str | None
    new: str | None


@dataclass(frozen=True)
class FactChange:
    """A fact, and the places that show it now, or no longer."""

    fact: str
    gained: tuple[str, ...]
    lost: tuple[str, ...]


@dataclass(frozen=True)
class Leading:
    """A redirect that is new, and how many pages and files it leads on."""

    redirect: Redirect
    pages: int
    files: int


@dataclass(frozen=True)
class Effect:
    """All that a change does. `broken` are addresses that would lead nowhere, and `remedy` what keeps them.

    `unseen` are pages that changed in nothing that one can read: links, drawings, or data.
    """

    broken: tuple[str, ...] = ()
    remedy: tuple[Redirect, ...] = ()
    has_redirects: bool = False
    leading: tuple[Leading, ...] = ()
    added: tuple[PageName, ...] = ()
    removed: tuple[PageName, ...] = ()
    moved: tuple[Move, ...] = ()
    changed: tuple[PageChange, ...] = ()
    unseen: tuple[PageName, ...] = ()
    numbers: tuple[NumberChange, ...] = ()
    paths: tuple[PathChange, ...] = ()
    facts: tuple[FactChange, ...] = ()

    @property
    def is_none(self) -> bool:
        """Whether the site stays as it is."""
        return not any(getattr(self, field.name) for field in fields(self) if field.name != "has_redirects")
