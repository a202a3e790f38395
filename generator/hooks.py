"""The only place that knows MkDocs: hands the rendered pages over, and nothing else."""

from __future__ import annotations

import html
import logging
import re
from pathlib import Path
from traceback import walk_tb
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateSyntaxError
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.meta import get_data

from generator import addresses
from generator.api import api_files
from generator.check import check, sound_content
from generator.cms import editor_files
from generator.content import Content
from generator.errors import PrimerError, Problem, report
from generator.explain import mistakes_told
from generator.forwarding import forwarding_files
from generator.handwritten import docs_problems, source
from generator.icons import icon_files
from generator.marker import SITE, mark
from generator.markup import TEMPLATES
from generator.metrics import FONTS
from generator.navigation import navigation, titles
from generator.offline import offline_files
from generator.pdf import TEMPLATE as CARD_TEMPLATE
from generator.printing import printed_files
from generator.redirects import forwarded
from generator.render import RenderedPage, render_site
from generator.site import site_of
from generator.styles import style_problems
from generator.takeaway import archive_name
from generator.worker import WORKER, leaving_worker

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.hooks.primer")

FAVICON = "assets/favicon.svg"

RUN = {"command": "build"}
"""What MkDocs was started for."""

NO_DATE = "1980-01-01"
"""Stands for "no date": MkDocs would put today's into sitemap.xml.gz, and no two builds would be the same."""


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


def on_startup(command: str, dirty: bool) -> None:  # noqa: FBT001 - as MkDocs calls it
    """A preview is told from a build: it must not be kept on anybody's device."""
    RUN["command"] = command


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Everything that can go wrong with the content goes wrong here, before MkDocs empties the site folder."""
    root = Path(config.config_file_path).parent
    if Path(config.site_dir).is_symlink():
        raise PluginError(f"{config.site_dir} is a symbolic link; give the real folder as site_dir")
    if problems := _problems_in_docs(config, config.extra_css):
        raise PluginError("\n".join(problem.told for problem in problems))
    try:
        site = site_of(config.site_name, config.site_url)
        content = sound_content(root)
        files = [*printed_files(content, site), *api_files(content)]
        if repository := config.extra.get("editor"):
            files += editor_files(content, str(repository))
    except PrimerError as error:
        raise PluginError(str(error)) from None
    if (drawing := Path(config.docs_dir, FAVICON)).is_file():
        files += icon_files(drawing.read_bytes())
    pages = render_site(content, site)
    files += forwarding_files(content, site, pages)
    config.nav = navigation(config.nav, content)
    config.extra["primer"] = {
        "content": content,
        "pages": pages,
        "files": files,
        "archive": archive_name(site.name),
        "preview": RUN["command"] == "serve",
    }
    return config


def _problems_in_docs(config: MkDocsConfig, sheets: list[str]) -> list[Problem]:
    docs = Path(config.docs_dir)
    return docs_problems(docs, get_data) or style_problems(Path(config.config_file_path), docs, sheets)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds each generated page as a document; an address that a file in docs/ has already is an error."""
    taken = {file.dest_uri: file for file in files if file.inclusion is not InclusionLevel.EXCLUDED}
    for rendered in _state(config)["pages"]:
        name = addresses.markdown_file(rendered.address)
        if twin := taken.get(f"{rendered.address}index.html"):
            raise PluginError(
                f"docs/{twin.src_uri} and {rendered.source} both want the address /{rendered.address}; rename one"
            )
        inclusion = InclusionLevel.INCLUDED if rendered.in_navigation else InclusionLevel.NOT_IN_NAV
        file = File.generated(config, name, content="", inclusion=inclusion)
        file.edit_uri = f"../{rendered.source}"
        GeneratedPage(rendered, file, config)
        files.append(file)
    for made in _state(config)["files"]:
        if twin := taken.get(made.address):
            raise PluginError(f"docs/{twin.src_uri} and content/ both want the address /{made.address}; rename one")
        files.append(File.generated(config, made.address, content=made.data))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """A broken macro stops the build with file and line; the macros plugin would publish its traceback."""
    page.update_date = NO_DATE
    if markdown.startswith("# _Macro "):
        place, what = _macro_mistake(page, config)
        raise PluginError(f"{place}: {what}; see the macros in docs/contribute")
    return markdown


def _macro_mistake(page: Page, config: MkDocsConfig) -> tuple[str, str]:
    """Where a macro is wrong, and how. The plugin keeps neither, so the page is rendered once more."""
    text = source(page.file.content_string, f"docs/{page.file.src_uri}", get_data)
    plugin: Any = config.plugins["macros"]
    try:
        plugin.env.from_string(text.body).render(**plugin.variables, **page.meta)
    except TemplateSyntaxError as error:
        return f"{text.path}:{text.above + error.lineno}", str(error.message)
    except Exception as error:  # noqa: BLE001 - a macro may fail with anything, and the page's author is told
        lines = (line for frame, line in walk_tb(error.__traceback__) if frame.f_code.co_filename == "<template>")
        return f"{text.path}:{text.above + next(lines, 1)}", str(error)
    return text.path, "a macro failed"


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """The preview follows edits of YAML and templates too; MkDocs watches docs/ and mkdocs.yml itself.

    Content that isn't sound leaves it as it is. After a build that fails, MkDocs answers no request any more.
    """
    root = Path(config.config_file_path).parent

    def build_or_stay() -> None:
        try:
            with mistakes_told(root):
                content, problems = check(root)
                if problems := problems or _problems_in_docs(config, []):  # mkdocs.yml may name others by now
                    log.error(report(problems))
                elif mistake := _mistake_in_cards(content, config):
                    log.error(mistake)
                else:
                    builder()
        except (PrimerError, OSError) as error:
            raise Abort(str(error)) from None  # MkDocs prints it; of anything else it prints the traceback

    server.builder = build_or_stay
    server.watch(str(root / "content"))
    for folder in (TEMPLATES, FONTS, CARD_TEMPLATE.parent):
        server.watch(str(folder))
    return server


def _mistake_in_cards(content: Content, config: MkDocsConfig) -> str | None:
    """Why a card can't be made, or None; those that can are kept, and the build takes them."""
    try:
        list(printed_files(content, site_of(config.site_name, config.site_url)))
    except PrimerError as error:
        return str(error)
    return None


@event_priority(-100)  # other plugins have added their files, such as the search
def on_post_build(config: MkDocsConfig) -> None:
    """Adds what is needed without a network, and marks the folder as a built site, which a later build may replace.

    MkDocs writes no hidden files, and leaves those of others where they are.
    """
    site = Path(config.site_dir)
    built = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    try:
        added = offline_files(built, config.site_name, forwarded(_state(config)["content"]).pages)
    except PrimerError as error:
        raise PluginError(str(error)) from None
    if _state(config)["preview"]:
        added[WORKER] = leaving_worker().encode()
    for name, data in added.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    mark(site, SITE, [path.name for path in site.iterdir() if not path.name.startswith(".")])


def _state(config: MkDocsConfig) -> dict[str, Any]:
    state: dict[str, Any] = config.extra["primer"]
    return state
