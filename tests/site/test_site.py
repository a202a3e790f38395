"""The built site: every address, every fact, and what stands around each page's own words."""

from __future__ import annotations

import html
import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from injection import ATTACKS, injected_project
from pages import (
    SitePage,
    by_class,
    elements,
    flat,
    ids,
    is_choice,
    links,
    parse_body,
    search_entries,
    site_pages,
    skeleton,
    spaced,
    text_of,
    unmarked_text,
)
from projects import ROOT, real_site
from samples import SITE, real_content

from generator.addresses import ERRORS
from generator.content import Content
from generator.lessons import LESSONS
from generator.model import Statement
from generator.render import render_site
from generator.settings import read_site

ADDRESSES = {
    "",
    "404.html",
    "about/",
    "api/",
    "contribute/",
    "contribute/architecture/",
    "contribute/fields/",
    "contribute/deploy/",
    "contribute/errors/",
    "contribute/speed/",
    "equipment/",
    "glossary/",
    "how-to-prime/",
    "offline/",
    "primer/",
    "pull-through/",
    "pull-through/banded-cable/",
    "pull-through/banded-cable/card/",
    "pull-through/banded/",
    "pull-through/banded/card/",
    "pull-through/cable/",
    "pull-through/cable/card/",
    "pull-through/choose/",
    "sources/",
}
"""Addresses are promises."""

SOURCES = {ERRORS: "generator/lessons/", "contribute/fields/": "generator/model.py"}
"""Pages that are made neither from content/ nor from docs/."""


@pytest.fixture(scope="module")
def pages() -> dict[str, SitePage]:
    """Every page of the built site."""
    return site_pages(real_site())


@pytest.fixture(scope="module")
def injected(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Content]:
    """The site of content that is full of markup, and that content."""
    project, content = injected_project(tmp_path_factory.mktemp("injected") / "project")
    project.build()
    return project.site, content


# Addresses


def test_addresses_of_the_site(pages: dict[str, SitePage]) -> None:
    """A bookmark or a printed address would lead nowhere."""
    assert set(pages) >= ADDRESSES


def test_sitemap_lists_every_page(pages: dict[str, SitePage]) -> None:
    """A search engine would not find a page, or would be told of one that isn't there, or of each path of answers."""
    text = (real_site() / "sitemap.xml").read_text("utf-8")
    listed = [urlsplit(url).path.lstrip("/") for url in re.findall("<loc>(.*?)</loc>", text)]
    assert sorted(listed) == sorted(address for address in pages if address != "404.html" and not is_choice(address))


def test_generated_pages_are_where_render_says(pages: dict[str, SitePage]) -> None:
    """MkDocs would put a page elsewhere than the links of all others lead."""
    for rendered in render_site(real_content(), read_site(ROOT)):
        assert text_of(parse_body(rendered.body)) in text_of(pages[rendered.address].article), rendered.address


# What the pages say


def test_every_fact_is_on_a_page(pages: dict[str, SitePage]) -> None:
    """A fact of the source would be lost: only the sources page would know it."""
    facts = set(real_content().facts())
    assert facts >= {f"F{number:02}" for number in range(1, 62)}
    targets = {
        link for address, page in pages.items() if address != "sources/" for link in links(page.article, address)
    }
    assert {fact for fact in facts if f"sources/#fact-{fact.lower()}" not in targets} == set()


def test_titles_and_descriptions(pages: dict[str, SitePage]) -> None:
    """A tab or a search result would say nothing, or the same for two pages."""
    told = {address: page for address, page in pages.items() if address != "404.html"}
    titles, descriptions = [page.title for page in told.values()], [page.description for page in told.values()]
    assert all(titles)
    assert all(len(description) > 20 for description in descriptions)
    assert len(set(titles)) == len(titles)
    assert len(set(descriptions)) == len(descriptions)


def test_every_page_can_be_edited(pages: dict[str, SitePage]) -> None:
    """Who finds a mistake would open the wrong file, or none."""
    sources = {rendered.address: rendered.source for rendered in render_site(real_content(), SITE)}
    for address, page in pages.items():
        if address == "404.html":
            continue
        path = urlsplit(page.only("a", rel="edit").get("href", "")).path
        repository, _, file = path.partition("/edit/main/")
        assert repository.count("/") == 2
        assert (ROOT / file).is_file(), address
        assert file == sources.get(address, file), address
        assert file.startswith(SOURCES.get(address, "content/" if address in sources else "docs/")), address


def test_each_lesson_can_be_led_to(pages: dict[str, SitePage]) -> None:
    """The address below a message would lead to no page, or to the top of a long one."""
    assert set(LESSONS) <= ids(pages[ERRORS].article)


def test_navigation_leads_to_every_page_but_cards(pages: dict[str, SitePage]) -> None:
    """A reader would find a page only by chance."""
    listed = links(pages[""].navigation, "")
    assert {address for address in pages if address not in listed} == {
        address for address in pages if address.endswith("card/") or address == "404.html" or is_choice(address)
    }


def test_navigation_uses_the_titles_of_mkdocs_yml(pages: dict[str, SitePage]) -> None:
    """A maintainer would name a page in mkdocs.yml, and the navigation would not care."""
    assert "The scheme" in text_of(pages[""].navigation)


# Search


def test_search_knows_every_page(pages: dict[str, SitePage]) -> None:
    """A reader would search in vain for what is there, or find a question of the tree once for each way to it."""
    found = {entry["location"].partition("#")[0] for entry in search_entries(real_site())}
    assert found == {address for address in pages if address != "404.html" and not is_choice(address)}


def test_search_holds_no_marks() -> None:
    """Results would show "walk.F26 ours", and "walk" would not be found."""
    shown = "\n".join(html.unescape(entry["text"]) for entry in search_entries(real_site()))
    assert "<sup" not in shown
    cues = [cue.text for folder in real_content().movements.values() for cue in folder.ordered[0].value.cues]
    assert [cue for cue in cues if f"<li>{cue}</li>" not in shown] == []


def test_search_tells_words_apart(pages: dict[str, SitePage]) -> None:
    """A term and its number, or a fault and its fix, would be one word that nobody searches for."""
    texts = [html.unescape(re.sub("<[^>]*>", " ", entry["text"])) for entry in search_entries(real_site())]
    words = set(" ".join(texts).split())
    for address, page in pages.items():
        cells = [unmarked_text(e).split() for e in elements(page.article) if e.tag in {"dt", "dd", "th", "td"}]
        glued = {f"{one[-1]}{other[0]}" for one, other in pairwise(cells) if one and other}
        named = {word for word in glued if any(map(str.isalpha, word))}  # two numbers may look like a third one
        assert named & words == set(), address


# Text from YAML stays text


def test_markup_changes_no_page(pages: dict[str, SitePage], injected: tuple[Path, Content]) -> None:
    """A script, a picture or a link would come to life, or tear a page apart, in its body or around it."""
    attacked = site_pages(injected[0])
    assert set(attacked) == set(pages)
    whole = {
        address: (skeleton(flat(page.root)), skeleton(flat(attacked[address].root))) for address, page in pages.items()
    }
    assert [address for address, (plain, injected) in whole.items() if plain != injected] == []


def test_markup_makes_no_link(injected: tuple[Path, Content]) -> None:
    """A click would run a script."""
    for address, page in site_pages(injected[0]).items():
        urls = [e.attrib[name] for e in elements(page.root) for name in ("href", "src") if name in e.attrib]
        assert [url for url in urls if urlsplit(url).scheme not in {"", "https"}] == [], address


def test_markup_shows_on_pages_and_in_macros(injected: tuple[Path, Content]) -> None:
    """A sentence with a `<` or a `{{` in it would vanish, or be computed."""
    site, content = injected
    pages = site_pages(site)
    shown = "\n".join(text_of(page.root) for page in pages.values())
    statements = [part for doc in content.documents() for _, part in doc.footed() if isinstance(part, Statement)]
    assert len(statements) > 200
    assert [statement.text for statement in statements if spaced(statement.text) not in shown] == []
    session = content.movements["pull-through"].movement.value.session
    for address in ("", "how-to-prime/"):
        told = text_of(pages[address].article)
        assert [step.name for step in session if step.name not in told] == []
        assert [step.text for step in session if spaced(step.text) not in told] == []


def test_markup_shows_in_titles_and_descriptions(injected: tuple[Path, Content]) -> None:
    """A name with an & would be cut or doubled in the tab, the navigation or the search result."""
    site, content = injected
    folder = content.movements["pull-through"]
    pages = site_pages(site)
    for doc in folder.ordered:
        address = f"pull-through/{doc.id}/"
        assert ATTACKS["name"] in doc.value.name
        assert pages[address].title == f"{doc.value.name} - Pull Through Primer"
        assert pages[f"{address}card/"].title == f"Card: {doc.value.name} - Pull Through Primer"
        assert pages[address].description == doc.value.summary.text
        assert doc.value.name in text_of(pages[""].navigation)
    assert folder.movement.value.name in text_of(pages[""].navigation)
    entries = [entry.label for entry in folder.chooser.value.entries]
    contents = text_of(by_class(pages["pull-through/choose/"].root, "side__contents")[0])
    assert [label for label in entries if spaced(label) not in contents] == []


def test_markup_is_dead_in_the_search(injected: tuple[Path, Content]) -> None:
    """The search shows its entries as HTML: markup in a text would come to life in the results."""
    site, content = injected
    entries = search_entries(site)
    allowed = re.compile("</?(p|li|ol|ul|code|pre|span|sub)>")  # what Material keeps of the page's own markup
    assert [entry for entry in entries if re.search("<", allowed.sub("", entry["title"] + entry["text"]))] == []
    titles = {html.unescape(entry["title"]) for entry in entries}
    names = {doc.value.name for folder in content.movements.values() for doc in folder.ordered}
    assert names <= titles
    told = spaced(html.unescape("\n".join(entry["text"] for entry in entries)))
    reasons = {footed.default for doc in content.documents() for _, footed in doc.footed() if footed.default}
    assert [reason for reason in reasons if spaced(reason) not in told] == []
