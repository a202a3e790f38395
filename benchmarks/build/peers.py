"""The projects of the peers, laid out from what was taken of our site, and the commands that build them."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
INSTALLED = HERE.parents[1] / ".venv/peers"
PYTHON = INSTALLED / "python/bin"
MODULES = INSTALLED / "eleventy/node_modules"

sys.path.insert(0, str(HERE / "peers/markdown"))
from variation_pages import Pages  # noqa: E402 - the one template of three peers

THEME = {
    "site_name": "Pull Through Primer",
    "site_url": "https://pull-through.example/",
    "theme": {"name": "material", "font": False},
    "markdown_extensions": ["attr_list"],
    "validation": {"nav": {"omitted_files": "ignore"}},
}


def addresses(pages: Pages) -> Iterator[tuple[str, str, str, str]]:
    """The kind of each page, its movement and variation, and its Markdown file."""
    for movement, id_ in pages.entries:
        yield "technique", movement, id_, f"{movement}/{id_}.md"
        yield "card", movement, id_, f"{movement}/{id_}/card.md"


def _mkdocs(folder: Path, nav: list[Any], plugins: list[Any]) -> None:
    config = {**THEME, "nav": nav, "plugins": plugins}
    _write(folder / "mkdocs.yml", json.dumps(config, indent=2))


def _copy(given: Path, folder: Path, suffix: str) -> None:
    """Finished pages, as files with this suffix; the home page is the folder's own."""
    for path in given.rglob("*.html"):
        name = path.relative_to(given).with_suffix(suffix)
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, folder / name)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def lay_out_pages(ready: Path, folder: Path) -> None:
    """Pages made beforehand, and a navigation of one page; for MkDocs and Zensical.

    A page is finished HTML in a Markdown file: of the two, Markdown took both of them longer.
    """
    _mkdocs(folder, ["index.md"], ["search"])
    for kind in ("articles", "others"):
        _copy(ready / kind, folder / "docs", ".md")


def lay_out_macros(ready: Path, folder: Path) -> None:
    """Pages of variations that are each one call of a macro, and all of them in the navigation; the others as above."""
    pages = Pages(ready)
    _copy(ready / "others", folder / "docs", ".md")
    nav: dict[str, list[Any]] = {}
    for kind, movement, id_, name in addresses(pages):
        nav.setdefault(movement, []).append(name)
        _write(folder / "docs" / name, f'{pages.front(kind, movement, id_)}{{{{ {kind}("{movement}", "{id_}") }}}}\n')
    sections = [{movement: names} for movement, names in nav.items()]
    _mkdocs(
        folder, ["index.md", *sections], ["search", {"macros": {"module_name": "main", "render_by_default": False}}]
    )
    for file in (*HERE.glob("peers/markdown/*"), *HERE.glob("peers/macros/*.py")):
        if file.is_file():
            shutil.copy(file, folder)
    shutil.copytree(ready, folder / "ready")


def lay_out_hugo(ready: Path, folder: Path) -> None:
    """A site whose content adapter makes pages of the YAML; our shell is around each article."""
    shutil.copytree(HERE / "peers/hugo", folder)
    shutil.copytree(ready / "variations", folder / "data/variations")
    shutil.copy(ready / "ready.json", folder / "data")
    _copy(ready / "others", folder / "content", ".html")
    (folder / "content/index.html").rename(folder / "content/_index.html")
    for kind in ("technique", "card"):
        article = folder / f"layouts/{kind}/article.html"
        _write(folder / f"layouts/{kind}/page.html", _hugo_template(ready / f"{kind}.html", article.read_text("utf-8")))
        article.unlink()
    other = _hugo_template(ready / "technique.html", "{{ .Content }}")
    for name in ("other/page.html", "home.html"):
        _write(folder / "layouts" / name, other)


def _hugo_template(shell: Path, article: str) -> str:
    """A shell with the words of Hugo's templates for those of a page."""
    text = shell.read_text("utf-8").replace("@@ARTICLE@@", article)
    words = {"TITLE": "{{ .Title }}", "DESCRIPTION": "{{ .Params.description }}", "URL": "{{ .Permalink }}"}
    for name, value in words.items():
        text = text.replace(f"@@{name}@@", value)
    return text


def lay_out_eleventy(ready: Path, folder: Path) -> None:
    """A site that makes pages of the YAML by pagination; our shell is around each article."""
    shutil.copytree(HERE / "peers/eleventy", folder)
    shutil.copytree(ready / "variations", folder / "src/_data/variations")
    shutil.copy(ready / "ready.json", folder / "src/_data")
    _write(folder / "src/_data/others.json", json.dumps(list(_finished(ready / "others", folder))))
    (folder / "shell").mkdir()
    for kind in ("technique", "card"):
        shutil.copy(ready / f"{kind}.html", folder / "shell")
    (folder / "node_modules").symlink_to(MODULES)


def _finished(given: Path, folder: Path) -> Iterator[dict[str, Any]]:
    """What is said above each finished page, and the file, relative to a folder, in which its body lies by itself."""
    for path in sorted(given.rglob("*.html")):
        _, front, body = path.read_text("utf-8").split("---\n", 2)
        name = f"finished/{path.relative_to(given)}"
        _write(folder / name, body)
        yield {key: json.loads(value) for key, value in (line.split(": ", 1) for line in front.splitlines())} | {
            "file": name
        }


def hugo() -> Path:
    """Hugo itself, without the script in Python that starts it; a path that isn't there where it wasn't installed."""
    return next(INSTALLED.glob("python/lib/python3*/site-packages/hugo/binaries/hugo*"), PYTHON / "hugo")


LAY_OUT: dict[str, Callable[[Path, Path], None]] = {
    "mkdocs-macros": lay_out_macros,
    "mkdocs-pages": lay_out_pages,
    "zensical": lay_out_pages,
    "hugo": lay_out_hugo,
    "eleventy": lay_out_eleventy,
}
ELEVENTY = MODULES / "@11ty/eleventy/cmd.cjs"
