"""The files beside the pages that need no printing: data, former addresses, and the editor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.api.files import api_files
from generator.cms import editor_files
from generator.content import Content
from generator.forwarding import forwarding_files
from generator.memory import Recall, anew
from generator.printing import RenderedFile
from generator.site import Site
from generator.written import RenderedPage


def beside(
    content: Content, site: Site, pages: Iterable[RenderedPage], repository: str, recall: Recall = anew
) -> Iterator[RenderedFile]:
    """Each of these files; those of the editor where a repository is given."""
    yield from api_files(content, site, recall)
    yield from forwarding_files(content, site, pages)
    if repository:
        yield from editor_files(content, repository)
