"""A page of MkDocs that needs no Markdown."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.navigation import titles
from generator.render import RenderedPage

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class GeneratedPage(Page):
    """A page that brings its own HTML, so that text from YAML meets one escaper and no Markdown parser."""

    def __init__(self, rendered: RenderedPage, file: File, config: MkDocsConfig) -> None:
        self.rendered = rendered
        named = titles(config.nav)  # MkDocs passes a title in the nav over where a page is there already
        super().__init__(named.get(file.src_uri, html.escape(rendered.title)), file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no Markdown to read; the front matter is what templates ask for."""
        self.markdown = ""
        self.meta = {"description": self.rendered.description}
        if not self.rendered.in_search:
            self.meta["search"] = {"exclude": True}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """The body is ready; only the table of contents and the anchors are told to MkDocs."""
        self.content = self.rendered.body
        # The article itself: "Skip to content" goes there.
        top = AnchorLink(html.escape(self.rendered.title), "page", 1)
        top.children = [AnchorLink(html.escape(item.title), item.id, 2) for item in self.rendered.headings]
        self.toc = TableOfContents([top])
        self.present_anchor_ids = set(re.findall(r'\bid="([^"]+)"', self.rendered.body))
