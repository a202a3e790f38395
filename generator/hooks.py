"""The only place that knows MkDocs: hands the rendered pages over, and nothing else."""

from __future__ import annotations

import logging
import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils.meta import get_data

from generator import addresses, headers
from generator.assets import OWN_SHEETS, LeanTheme, join
from generator.beside import beside
from generator.building import Building
from generator.check import sound_content
from generator.compiled import keep_compiled
from generator.discovery.feed import found_files
from generator.discovery.heads import Heads
from generator.discovery.written import WrittenPage, written_page
from generator.errors import PrimerError, Problem
from generator.files import Folder
from generator.following import UnsoundError, follow
from generator.generated import GeneratedPage, LeanEnvironment, kept_files
from generator.handwritten import docs_problems
from generator.icons import icons
from generator.inputs import PLAIN
from generator.joining import SHEET
from generator.known import LEAN, SEARCH, plugins_of
from generator.live import Live, followed, forget, keep, watched
from generator.macros import macro_mistake
from generator.making import Making, close_kept, kept_making
from generator.marker import SITE, mark
from generator.navigation import navigation, titles
from generator.offline import offline_files
from generator.outcome import days_of
from generator.printing import printed
from generator.progress import Lines
from generator.redirects import forwarded
from generator.render import render_site
from generator.searching import INDEX, Index
from generator.site import site_of
from generator.styles import style_problems
from generator.takeaway import archive_name
from generator.watching import digest
from generator.worker import WORKER, leaving_worker

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation

log = logging.getLogger("mkdocs.hooks.primer")

HOST_LIST = "_headers"
"""The name under which Netlify, Cloudflare Pages, and others look for it."""
FAVICON = "assets/favicon.svg"

RUN = {"command": "build"}
"""What MkDocs was started for."""


def on_startup(command: str, dirty: bool) -> None:  # noqa: FBT001 - as MkDocs calls it
    """A preview is told from a build: a script that follows edits must run in it, and no device may keep it."""
    RUN["command"] = command


def on_shutdown() -> None:
    """A preview has ended, or a plain build of MkDocs'."""
    close_kept()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Everything that can go wrong with the content goes wrong here, before MkDocs empties the site folder."""
    root = Path(config.config_file_path).parent
    seen = digest(watched(config)) if RUN["command"] == "serve" else ""
    making = _making(config, seen)
    if Path(config.site_dir).is_symlink():
        raise PluginError(f"{config.site_dir} is a symbolic link; give the real folder as site_dir")
    if problems := _problems_in_docs(config, config.extra_css):
        raise UnsoundError("\n".join(problem.told for problem in problems))
    try:
        site = site_of(config.site_name, config.site_url)
        content = sound_content(root)
        making.progress.stage("Making the pages")
        batch = making.workshop.begin(() if making.draft else printed(content, site))
        pages = render_site(content, site, making.written, making.recall)
        repository = str(config.extra.get("editor") or "")
        files = kept_files(beside(content, site, pages, repository, making.recall), config)
        if not making.draft and (drawing := Path(config.docs_dir, FAVICON)).is_file():
            files += kept_files(making.workshop.files(icons(drawing.read_bytes())), config)
        making.progress.stage("Printing cards and programs")
        files += kept_files(batch.files(making.progress.step), config)
    except PrimerError as error:
        raise UnsoundError(str(error)) from None
    named, nav = titles(config.nav), config.nav
    config.nav = navigation(nav, content)
    sheets = [name for name in config.extra_css if name.startswith(OWN_SHEETS)]
    config.theme = LeanTheme(config.theme)
    config.extra_css = [SHEET, *(name for name in config.extra_css if name not in sheets)]
    forget()
    config.extra["primer"] = Building(
        {
            "making": making,
            "content": content,
            "site": site,
            "titles": named,
            "own nav": nav,
            "seen": seen,
            "repository": repository,
            "pages": pages,
            "files": files,
            "sheets": sheets,
            "scripts": set(),
            "archive": archive_name(site.name),
            "preview": RUN["command"] == "serve",
            "lean": LEAN.issuperset(plugins_of(config)) and bool(_index(config)) and not os.environ.get(PLAIN),
        }
    )
    return config


def _index(config: MkDocsConfig) -> Any:
    """What the search enters pages into; None if there is none, or if it is switched off."""
    return getattr(config.plugins.get(SEARCH), "search_index", None)


def _making(config: MkDocsConfig, seen: str) -> Making:
    """As `primer build` wants it; a preview and MkDocs' own build tell what they do in MkDocs' log."""
    given: Making | None = config.extra.get("making")
    return given or kept_making(Path(config.config_file_path).parent, Lines(log.info), seen)


def _problems_in_docs(config: MkDocsConfig, sheets: list[str]) -> list[Problem]:
    docs = Path(config.docs_dir)
    return docs_problems(docs, get_data) or style_problems(Path(config.config_file_path), docs, sheets)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds each generated page as a document; an address that a file in docs/ has already is an error."""
    named = titles(config.nav)  # MkDocs passes a title in the nav over where a page is there already
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
        GeneratedPage(rendered, named.get(name), file, config, lean=_state(config)["lean"])
        files.append(file)
    if twin := taken.get(HOST_LIST):
        raise PluginError(f"docs/{twin.src_uri} is written by the build; change generator/headers.py, and take it away")
    for made in [*_state(config)["files"], *_discovered(files, config)]:
        if twin := taken.get(made.dest_uri):
            raise PluginError(f"docs/{twin.src_uri} and content/ both want the address /{made.dest_uri}; rename one")
        files.append(made)
    join(files, config, _state(config)["sheets"])
    return files


def _discovered(files: Files, config: MkDocsConfig) -> list[File]:
    """Keeps what the heads of all pages say, and hands over the files that go with them."""
    state = _state(config)
    written = [
        _written(file, config) for file in files.documentation_pages() if not isinstance(file.page, GeneratedPage)
    ]
    pages, making = [*state["pages"], *written], state["making"]
    state["heads"] = Heads(state["content"], state["site"], pages, making.recall)
    state["days"], state["written"] = days_of(state["content"], written), written
    making.progress.stage("Drawing pictures of the pages")
    try:
        pictures = making.workshop.files(() if making.draft else state["heads"].orders(), making.progress.step)
        making.progress.stage("Writing the site")
        return kept_files([*pictures, *found_files(state["content"], state["site"], pages)], config)
    except PrimerError as error:
        raise PluginError(str(error)) from None


def _written(file: File, config: MkDocsConfig) -> WrittenPage:
    body, fields = get_data(file.content_string)
    address = "" if file.url in {".", "./"} else file.url
    title = _state(config)["titles"].get(file.src_uri, "")
    return written_page(address, body, fields, title, config.site_description or "")


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """The sitemap leaves out pages that name another one as theirs, as most of a decision tree do."""
    if template_name == addresses.SITEMAP:
        canonical = _state(config)["heads"].canonical
        context["pages"] = [file for file in context["pages"] if canonical.get(file.url, file.url) == file.url]
    return context


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Hands the head of the page to the theme."""
    head = context["discovery"] = _state(config)["heads"].head(page.url)
    page.canonical_url = head.canonical
    _state(config)["nav"] = nav
    if isinstance(page, GeneratedPage) and (index := _state(config)["index"]):
        index.tell(page)
    return context


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """The theme's shell is rendered once for many pages."""
    keep_compiled(env, "theme")
    state = _state(config)
    state["index"] = Index(_index(config)) if state["lean"] else None
    state["documents"], state["env"] = files, LeanEnvironment(env, partial(_guarded, config=config))
    return state["env"] if state["lean"] else env


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """A broken macro stops the build with file and line; the macros plugin would publish its traceback.

    A page without a day gets none: MkDocs would put today's into the sitemap, and no two builds would be the same.
    """
    page.update_date = _state(config)["days"].get(page.url, "")
    if markdown.startswith("# _Macro "):
        place, what = macro_mistake(page, config)
        raise PluginError(f"{place}: {what}; see the macros in docs/contribute")
    return markdown


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Gives a page its policy. A lean one has it already."""
    return output if isinstance(page, GeneratedPage) and page.lean else _guarded(output, page.content or "", config)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The same for 404.html, which is no page to MkDocs.

    Without the site's address there is no sitemap: those in it are full ones. MkDocs doesn't write what is empty.
    """
    if template_name == addresses.SITEMAP and not _state(config)["site"].url:
        return ""
    return _guarded(output_content, "", config) if template_name.endswith(".html") else output_content


def _guarded(page: str, body: str, config: MkDocsConfig) -> str:
    """A page with its policy, which allows the theme's scripts, and none that stands in what people wrote."""
    scripts = headers.inline_scripts(page.replace(body, "") if body else page)
    _state(config)["scripts"].update(scripts)
    if _state(config)["preview"]:
        scripts = ["'unsafe-inline'"]  # by a script that differs each time MkDocs makes the preview follow edits
    try:
        return headers.guarded(page, scripts)
    except PrimerError as error:
        raise PluginError(str(error)) from None


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """The preview follows edits of YAML and templates too; MkDocs watches docs/ and mkdocs.yml itself."""
    follow(server, Path(config.config_file_path).parent, builder)
    return server


@event_priority(-100)  # other plugins have added their files, such as the search
def on_post_build(config: MkDocsConfig) -> None:
    """Adds what is needed without a network, then the headers, and marks the folder as a built site.

    MkDocs writes no hidden files, and leaves those of others where they are.
    """
    site, state = Path(config.site_dir), _state(config)
    if state["index"] and (index := site / INDEX).is_file():
        state["index"].write(index)
    built, added = Folder(site), {WORKER: leaving_worker().encode()}
    if not state["preview"] and not state["making"].draft:
        with (site / state["archive"]).open("wb") as packed:
            added = offline_files(built, state["site"], forwarded(state["content"]).pages, packed)
    for name, data in added.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    base, editor = urlsplit(config.site_url or "/").path, bool(config.extra.get("editor"))
    said = headers.host_list([*built, *added], sorted(state["scripts"]), base, editor=editor)
    (site / HOST_LIST).write_text(said, encoding="utf-8")
    mark(site, SITE, [path.name for path in site.iterdir() if not path.name.startswith(".")])
    if state["preview"] and state["lean"] and followed(config):
        keep(Live(config))


def _state(config: MkDocsConfig) -> Building:
    state: Building = config.extra["primer"]
    return state
