"""A page of MkDocs that needs no Markdown."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.printing import RenderedFile
from generator.sections import without_search_marks
from generator.shells import Finish, Shells, Template
from generator.spool import Kept, Spool
from generator.weight import weight
from generator.written import RenderedPage

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class GeneratedPage(Page):
    """A page that brings its own HTML, so that text from YAML meets one escaper and no Markdown parser.

    `title` is the one that the nav gives it. A `lean` page is read by no plugin: its body comes to it at the end.
    """

    def __init__(
        self, rendered: RenderedPage, title: str | None, file: File, config: MkDocsConfig, *, lean: bool
    ) -> None:
        self.rendered = rendered
        self.lean = lean
        super().__init__(title or html.escape(rendered.title), file, config)

    def renew(self, rendered: RenderedPage, config: MkDocsConfig, files: Files) -> None:
        """Brings other HTML, to the same address and place in the navigation."""
        if self.title == html.escape(self.rendered.title):
            self.title = html.escape(rendered.title)
        self.rendered = rendered
        vars(self).pop("present_anchor_ids", None)
        self.read_source(config)
        self.render(config, files)

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no Markdown to read; the front matter is what templates ask for."""
        self.markdown = ""
        search: dict[str, Any] = {"boost": weight(self.rendered.address)}
        if self.lean or not self.rendered.in_search:
            search["exclude"] = True
        self.meta = {"description": self.rendered.description, "search": search}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """The body is ready."""
        self.content = "" if self.lean else self.rendered.body

    @property
    def toc(self) -> TableOfContents:
        """The table of contents, made whenever a page is in hand: thousands of them would fill the memory."""
        # The article itself: "Skip to content" goes there.
        top = AnchorLink(html.escape(self.rendered.title), "page", 1)
        top.children = [AnchorLink(html.escape(item.title), item.id, 2) for item in self.rendered.headings]
        return TableOfContents([top])

    @toc.setter
    def toc(self, _: object) -> None:
        """MkDocs puts an empty one in its place until a page is rendered."""

    @cached_property
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override]
        """Where links can lead in the page; most pages are never asked."""
        return set(re.findall(r'\bid="([^"]+)"', self.rendered.body))


class KeptFile(File):
    """A generated file whose bytes wait on disk until it is written."""

    def __init__(self, made: RenderedFile, config: MkDocsConfig, spool: Spool) -> None:
        super().__init__(made.address, None, config.site_dir, config.use_directory_urls)
        self.generated_by, self.abs_src_path, self.kept = "primer", None, Kept(made.data, spool)

    @property
    def _content(self) -> str | bytes | None:
        return self.kept.read()

    @_content.setter
    def _content(self, data: str | bytes | None) -> None:
        self.kept = Kept(data.encode() if isinstance(data, str) else data or b"", None)


def kept_files(made: Iterable[RenderedFile], config: MkDocsConfig) -> list[File]:
    """These files for MkDocs."""
    spool = Spool()
    return [KeptFile(each, config, spool) for each in made]


class LeanEnvironment:
    """MkDocs' environment of templates, but that lean pages get their bodies and their shells here."""

    def __init__(self, environment: Environment, finish: Finish) -> None:
        self._environment = environment
        self._shells = Shells(finish)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._environment, name)

    def get_template(self, name: str, *said: Any, **more: Any) -> Template:
        """A template by its name."""
        return _Filling(self._environment.get_template(name, *said, **more), self._shells)


class _Filling:
    """A template that renders lean pages by the shells."""

    def __init__(self, template: Template, shells: Shells) -> None:
        self._template = template
        self._shells = shells

    def render(self, context: Any) -> str:
        page = context["page"]
        if not isinstance(page, GeneratedPage):
            return self._template.render(context)
        page.content = without_search_marks(page.rendered.body)
        try:
            if page in context["nav"].pages:
                return self._shells.finish(self._template.render(context), page.content)
            return self._shells.page(self._template, context)
        finally:
            page.content = ""  # MkDocs keeps its pages, and thousands of bodies would fill the memory once more
