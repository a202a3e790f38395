"""What every HTML file of the site holds, without a browser: valid markup and no dead end."""

import json
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree.ElementTree import Element

import pytest
from documents import ORIGIN, Document, read_all, text_of
from harness import MissingToolError, expect_none, file_of, find_tool
from projects import ROOT, copy_project

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
XLINK = "{http://www.w3.org/1999/xlink}href"
URL_ATTRIBUTES = ("href", "src", "poster", "data", "action", "formaction", XLINK)
NAMING_ATTRIBUTES = ("id", "class", "name", "href", "src")
ID_ATTRIBUTES = (
    "for",
    "form",
    "headers",
    "list",
    "popovertarget",
    "aria-activedescendant",
    "aria-controls",
    "aria-describedby",
    "aria-details",
    "aria-errormessage",
    "aria-flowto",
    "aria-labelledby",
    "aria-owns",
)
VNU = ROOT / ".venv/checkers/node_modules/vnu-jar/build/dist/vnu.jar"
INSTALL = "sh tests/npm.sh checkers"
TOLERATED = {
    "Attribute “autocomplete” is only allowed": "the theme's: else Firefox opens the menu again after a reload",
    "Table columns in range": "a table that the script of the program fills",
}
"""What the checker says and we leave, by its first words, and why."""

ADDRESSES_IN_CSS = re.compile(r"""(?:\burl\(\s*|@import\s+)["']?([^"')]+)""")
ADDRESSES_IN_A_MANIFEST = {"scope", "src", "start_url", "url"}
LINKS_THAT_ONLY_NAME = {"alternate", "author", "canonical", "help", "license", "me", "next", "prev", "search"}


@pytest.fixture(scope="module")
def documents(site_dir: Path) -> dict[str, Document]:
    """All HTML files of the site, redirects included."""
    return read_all(site_dir)


@pytest.fixture(scope="module")
def pages(documents: dict[str, Document]) -> list[Document]:
    """The pages with something to read."""
    return [document for document in documents.values() if not document.is_redirect]


def _name(element: Element) -> str:
    marks = [f"{key}={element.attrib[key]!r}" for key in NAMING_ATTRIBUTES if key in element.attrib]
    return f"<{' '.join([element.tag.rpartition('}')[2], *marks])}>"


def test_markup_is_valid(documents: dict[str, Document]) -> None:
    """A browser would guess what was meant, and each guesses differently."""
    expect_none([f"{page.address}:{error}" for page in documents.values() for error in page.errors])


def test_the_checker_of_the_w3c_finds_nothing(site_dir: Path, tmp_path: Path) -> None:
    """What stands where it mustn't, or lacks what it needs, differs from browser to browser and in screen readers."""
    try:
        java = find_tool(["java"], "default-jre-headless")
    except MissingToolError as error:
        pytest.skip(str(error))
    assert VNU.is_file(), f"the checker isn't installed; run {INSTALL}"
    command = [java, "-jar", str(VNU), "--skip-non-html", "--errors-only", "--format", "json", "--exit-zero-always"]
    words = [*command, str(site_dir), str(_page_at_a_former_address(tmp_path))]
    done = subprocess.run(words, capture_output=True, text=True, timeout=300, check=True)
    said = json.loads(done.stderr)["messages"]
    left = {start for start in TOLERATED for line in said if line["message"].startswith(start)}
    places = ((line, f"{line.get('url', '')}:{line.get('lastLine', '')}") for line in said)
    expect_none([f"{at}: {it['message']}" for it, at in places if not it["message"].startswith(tuple(TOLERATED))])
    assert left == set(TOLERATED), "what isn't said any more need not be tolerated"


def _page_at_a_former_address(folder: Path) -> Path:
    project = copy_project(folder / "project")
    redirect = "redirects:\n  - old: pull-through/rubber/\n    new: pull-through/banded/\n"
    project.path("content/redirects.yml").write_text(redirect, encoding="utf-8")
    project.build()
    return project.site / "pull-through/rubber/index.html"


def test_ids_are_unique(documents: dict[str, Document]) -> None:
    """A link to a part of the page would land at another part."""
    counts = [(page.address, Counter(page.ids)) for page in documents.values()]
    expect_none([f"{where}: id {key!r} {n} times" for where, ids in counts for key, n in ids.items() if n > 1])


def test_language_is_named(documents: dict[str, Document]) -> None:
    """A screen reader would read English with the voice of its user's own language."""
    expect_none([page.address for page in documents.values() if not page.root.get("lang", "").strip()])


def test_title_is_given(documents: dict[str, Document]) -> None:
    """A tab, a bookmark or a search result would have no name."""
    titles = {page.address: "".join(map(text_of, page.all("title"))).strip() for page in documents.values()}
    expect_none([f"{address}: no <title>" for address, title in titles.items() if not title])


def test_description_is_given(pages: list[Document]) -> None:
    """A search result would show whatever text came first."""
    bare = [page.address for page in pages if not page.meta("description")]
    expect_none([f'{address}: no <meta name="description">' for address in bare])


def test_one_main_heading(pages: list[Document]) -> None:
    """A reader who jumps by headings couldn't tell what the page is about."""
    headings = [
        (page.address, [text_of(h1).strip() for h1 in page.all("h1") if h1 not in page.hidden]) for page in pages
    ]
    expect_none([f"{where}: <h1> {found}" for where, found in headings if len(found) != 1 or not found[0]])


def test_heading_levels_do_not_skip(pages: list[Document]) -> None:
    """A reader who jumps by headings would look for a level that isn't there."""
    expect_none([f"{page.address}: {line}" for page in pages for line in _skips(page)])


def _skips(page: Document) -> list[str]:
    headings = [(int(heading.tag[1]), text_of(heading).strip()) for heading in page.all(*HEADINGS)]
    steps = pairwise([(0, "the top"), *headings])
    return [f"h{now} “{text}” after h{was} “{above}”" for (was, above), (now, text) in steps if now > was + 1]


def _urls(page: Document) -> Iterator[tuple[Element, str]]:
    for element in page.elements:
        yield from ((element, element.attrib[key]) for key in URL_ATTRIBUTES if key in element.attrib)
        for key in ("srcset", "imagesrcset"):
            candidates = [part.split() for part in element.get(key, "").split(",")]
            yield from ((element, words[0]) for words in candidates if words)
        if element.get("http-equiv", "").lower() == "refresh":
            yield element, element.get("content", "").partition("=")[2].strip("'\"")


def _dead_end(documents: dict[str, Document], site_dir: Path, target: tuple[str, str]) -> str:
    """Why an address and anchor of the site lead nowhere; empty where they don't."""
    address, anchor = target
    if not file_of(site_dir, address).is_file():
        is_folder = file_of(site_dir, f"{address}/").is_file()
        return "needs a slash at its end" if is_folder else "leads to no file"
    wanted = anchor.partition(":~:")[0]
    if not wanted or address not in documents or wanted in documents[address].ids:
        return ""
    return f"names no id of {address}"


def test_links_and_anchors_lead_somewhere(documents: dict[str, Document], site_dir: Path) -> None:
    """A reader would meet “not found”, a hole for a picture, or the top of a page in place of the right part."""
    found = [
        (page.address, element, url, _dead_end(documents, site_dir, target))
        for page in documents.values()
        for element, url in _urls(page)
        if (target := page.target(url))
    ]
    expect_none([f"{where}: {_name(element)} {url!r} {why}" for where, element, url, why in found if why])


def test_what_style_sheets_name_is_there(site_dir: Path) -> None:
    """A font or a picture would be missing, or be fetched from another host."""
    found = [
        (path, address)
        for path in site_dir.rglob("*.css")
        for address in ADDRESSES_IN_CSS.findall(path.read_text("utf-8"))
        if not address.startswith(("data:", "#"))
    ]
    assert found
    expect_none([f"{path}: {address}" for path, address in found if not (path.parent / _file(address)).is_file()])


def _file(address: str) -> str:
    return unquote(re.split("[?#]", address)[0])


def test_what_a_manifest_names_is_there(site_dir: Path) -> None:
    """A site that was installed would have no icon, or open on a miss."""
    manifests = [(path, json.loads(path.read_text("utf-8"))) for path in site_dir.rglob("*.webmanifest")]
    found = [
        (path, urljoin(f"/{path.relative_to(site_dir).as_posix()}", a)) for path, m in manifests for a in _named(m)
    ]
    expect_none([f"{path}: {a}" for path, a in found if not file_of(site_dir, urlsplit(unquote(a)).path).is_file()])


def _named(part: object) -> Iterator[str]:
    """Every address in a manifest, however deep."""
    if isinstance(part, dict):
        yield from (value for key, value in part.items() if key in ADDRESSES_IN_A_MANIFEST and isinstance(value, str))
        yield from (address for value in part.values() for address in _named(value))
    elif isinstance(part, list):
        yield from (address for value in part for address in _named(value))


def test_canonical_address_is_the_own_one(pages: list[Document]) -> None:
    """A search engine would show another page in place of this one; that of an answer is its whole tree."""
    own = {page.address: re.sub("/choose/.*", "/choose/", page.address) for page in pages}
    wrong = [page for page in pages if page.canonical and urlsplit(page.canonical).path != own[page.address]]
    expect_none([f"{page.address}: canonical {page.canonical}" for page in wrong])


def test_named_ids_exist(documents: dict[str, Document]) -> None:
    """A label would name nothing, and a tap on it would do nothing."""
    found = [
        f"{page.address}: {_name(element)} {key}={wanted!r}"
        for page in documents.values()
        for element in page.elements
        for key in ID_ATTRIBUTES
        for wanted in element.get(key, "").split()
        if wanted not in page.ids
    ]
    expect_none(found)


def test_no_script_in_attributes(documents: dict[str, Document]) -> None:
    """Text from content could act as code, and a strict security policy would break the page."""
    found = [
        f"{page.address}: {_name(element)} {key}={value[:40]!r}"
        for page in documents.values()
        for element in page.elements
        for key, value in element.attrib.items()
        if key.startswith("on") or _is_script(value)
    ]
    expect_none(found)


def _is_script(value: str) -> bool:
    """Whether a browser would run this as a URL; it overlooks blanks and control characters."""
    return re.sub(r"[\s\x00-\x1f]", "", value).lower().startswith("javascript:")


def test_nothing_is_fetched_from_elsewhere(documents: dict[str, Document]) -> None:
    """A third party would learn of the reader, maybe later: at a scroll, a hover or a preconnect."""
    found = [
        f"{page.address}: {_name(element)} {url!r}"
        for page in documents.values()
        for element, url in _urls(page)
        if _is_fetched(element) and urlsplit(url).scheme != "data" and page.target(url) is None
    ]
    expect_none(found)


def _is_fetched(element: Element) -> bool:
    if element.tag == "link":
        return not set(element.get("rel", "").split()) <= LINKS_THAT_ONLY_NAME
    return element.tag not in {"a", "area", "form", "{http://www.w3.org/2000/svg}a"}


def test_no_page_is_out_of_reach(pages: list[Document]) -> None:
    """A page would be there, but no reader who starts at the home page would ever find it."""
    ways = {page.address: _ways_on(page) for page in pages}
    known, fresh = {"/404.html"}, {"/"}
    while fresh:
        known |= fresh
        fresh = {to for address in fresh for to in ways.get(address, ())} - known
    expect_none([f"{page.address}: no link leads here" for page in pages if page.address not in known])


def _ways_on(page: Document) -> set[str]:
    links = [link.get("href", "") for link in page.all("a")]
    return {target[0] for url in links if (target := page.target(url))}


def test_search_leads_somewhere(documents: dict[str, Document], site_dir: Path) -> None:
    """A hit of the search would open “not found”."""
    index = site_dir / "search" / "search_index.json"
    if not index.is_file():
        pytest.skip("this site has no search")
    places = [entry["location"] for entry in json.loads(index.read_text("utf-8"))["docs"]]
    parts = [urlsplit(urljoin(f"{ORIGIN}/", place)) for place in places]
    found = [(part, _dead_end(documents, site_dir, (part.path, part.fragment))) for part in parts]
    expect_none([f"{part.path}#{part.fragment} {why}" for part, why in found if why])
