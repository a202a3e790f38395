"""An edit of content/ in the preview: only the files that it changes are written anew.

After a whole build its values are kept: MkDocs' pages and navigation, the theme's shells, and what was made of the
content. An edit that leaves all addresses and the navigation as they are is put into that site. After any other one,
and after one of docs/, mkdocs.yml, or a template, all is built anew; either way the folder holds what a clean build
writes.
"""

from __future__ import annotations

import gc
import logging
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import _build_theme_template, get_context
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.utils import write_file
from mkdocs.utils.meta import get_data

from generator import addresses
from generator.check import sound_content
from generator.content import Content
from generator.discovery.heads import Head
from generator.errors import PrimerError
from generator.generated import GeneratedPage
from generator.inputs import Inputs
from generator.known import MACROS, all_known
from generator.memory import Memory
from generator.outcome import Frame, Outcome, new_orders, new_pages, outcome
from generator.searching import INDEX, Index
from generator.watching import digest
from generator.written import Written

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.hooks.primer")


class Live:
    """The site of the last whole build with the edits since then."""

    def __init__(self, config: MkDocsConfig) -> None:
        self.config, self.state = config, config.extra["primer"]
        state = self.state
        making = state["making"]
        edited = Written(making.workshop.store)
        self.frame = Frame(state["site"], state["own nav"], state["written"], state["repository"], making, edited)
        self.seen: str | None = state["seen"]
        files: Files = state["documents"]
        self.files = Files(files.documentation_pages(inclusion=InclusionLevel.is_in_serve))
        state["documents"] = state["files"] = None  # the bytes of all others would stay in the memory
        self.pages: dict[str, Any] = {file.page.url: file.page for file in self.files if file.page}
        self.embedding, self.linked = list(self._embedding()), dict(self._linked())
        self.index: Index | None = state["index"]
        self.outcome = self._outcome(self.state["content"])
        gc.freeze()  # each collection would look through all of it

    def renew(self) -> bool:
        """Puts the content as it is now into the site; False where that takes a whole build.

        Raises PrimerError, and leaves the site as it was, where the content isn't sound or can't be printed.
        """
        start = perf_counter()
        if digest(watched(self.config)) != self.seen:
            return False
        before, after = self.outcome, self._outcome(sound_content(Path(self.config.config_file_path).parent))
        changed = new_pages(before, after) if after.outline == before.outline else None
        if changed is None or not after.pages.keys() >= set(changed):
            return False
        orders = new_orders(before, after, self.frame.site)
        files = {made.address: made.data for made in self.frame.making.workshop.files(orders)}
        files |= {name: data for name, data in after.files.items() if data != before.files[name]}
        self._tell(after)
        pages = self._pages(after, changed)
        if pages is None or self._embeds_more():
            self.seen = None  # what is kept is of two states now
            return False
        for name, data in {**files, **pages}.items():
            write_file(data, str(Path(self.config.site_dir, name)))
        if (after.days, after.heads.canonical) != (before.days, before.heads.canonical):
            self._list()
        self.outcome = after
        log.info("%d files renewed in %.2f seconds", len(files) + len(pages), perf_counter() - start)
        return True

    def _outcome(self, content: Content) -> Outcome:
        made, recall = outcome(content, self.frame), self.frame.making.recall
        if isinstance(recall, Memory):
            recall.over()
        return made

    def _tell(self, after: Outcome) -> None:
        """What our hooks answer MkDocs and the macros from now on."""
        self.state["content"], self.state["heads"], self.state["days"] = after.content, after.heads, after.days

    def _pages(self, after: Outcome, changed: list[str]) -> dict[str, bytes] | None:
        """The pages that are new, and the search index; None where that can't be all."""
        scripts, files, found = set(self.state["scripts"]), dict[str, bytes](), False
        for address in changed:
            page: GeneratedPage = self.pages[address]
            page.renew(after.pages[address], self.config, self.files)
            files[f"{address}index.html"] = self._page(page, after.told[address])
            found = bool(self.index and self.index.renew(page)) or found
            if not self.linked.get(address, set()) <= page.present_anchor_ids:
                return None
        if self.state["scripts"] != scripts:
            return None
        return {**files, INDEX: self.index.data()} if self.index and found else files

    def _page(self, page: GeneratedPage, head: Head) -> bytes:
        """A page as MkDocs makes it."""
        page.active, page.canonical_url = True, head.canonical
        try:
            context = {**get_context(self.state["nav"], list(self.files), self.config, page), "discovery": head}
            text: str = self.state["env"].get_template("main.html").render(context)
            return text.encode(errors="xmlcharrefreplace")
        finally:
            page.active = False

    def _list(self) -> None:
        """The sitemap, as MkDocs makes it; it has no public way to make one of its templates."""
        for page in self.pages.values():
            page.update_date = self.state["days"].get(page.url, "")
        _build_theme_template(addresses.SITEMAP, self.state["env"], self.files, self.config, self.state["nav"])

    def _embedding(self) -> Iterator[tuple[Page, str]]:
        """Each page of docs/ that may embed content, and its text."""
        for page in self.pages.values():
            if not isinstance(page, GeneratedPage):
                text, _ = get_data(page.file.content_string)
                if "{{" in text or "{%" in text:
                    yield page, text

    def _embeds_more(self) -> bool:
        """Whether a page of docs/ would show something else of the content."""
        macros: Any = self.config.plugins.get(MACROS)
        written = ((page, macros.on_page_markdown(text, page, self.config)) for page, text in self.embedding if macros)
        return any(page.markdown != text for page, text in written)

    def _linked(self) -> Iterator[tuple[str, set[str]]]:
        """The anchors of each generated page to which docs/ links."""
        found = defaultdict[str, set[str]](set)
        for page in self.pages.values():
            for file, anchors in (page.links_to_anchors or {}).items():
                found[file.page.url] |= anchors.keys()
        yield from found.items()


def followed(config: MkDocsConfig) -> bool:
    """Whether all that a site is made of is known, and nobody else has a hand in its pages."""
    return len(config.hooks) == 1 and all_known(config, Inputs(Path(config.config_file_path).parent))


def watched(config: MkDocsConfig) -> list[Path]:
    """What a site is made of beside content/, as far as a preview follows it."""
    theme = [config.theme.custom_dir] if config.theme.custom_dir else []
    return [Path(place) for place in (config.docs_dir, config.config_file_path, *theme, *config.watch)]


_LAST: list[Live] = []
"""What edits are put into, if there is a whole site."""


def keep(live: Live) -> None:
    """A whole build is done."""
    _LAST[:] = [live]


def forget() -> None:
    """The site is built anew, or a build has failed half-way."""
    _LAST.clear()
    gc.unfreeze()


def renewed() -> bool:
    """Whether what is new in content/ shows, or a mistake in it is told; else a whole build has to be made."""
    if not _LAST:
        return False
    live = _LAST.pop()
    try:
        done = live.renew()
    except PrimerError as error:
        log.error(str(error))  # noqa: TRY400 - a mistake in content has no traceback
        done = True
    keep(live)
    return done
