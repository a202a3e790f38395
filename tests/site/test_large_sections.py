"""Very many variations: pages stay as light as they are, show a part of each long list, and lead to all of it."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from statistics import mean
from types import SimpleNamespace as Namespace
from xml.etree.ElementTree import Element

import pytest
from grown import SWING, grown_content
from jinja2 import Environment, FileSystemLoader
from pages import by_class, ids, links, parse_body, text_of
from projects import ROOT
from samples import SITE

from generator import addresses
from generator.content import Content
from generator.discovery.feed import NEWEST, feed
from generator.discovery.heads import Heads
from generator.ladder import FEW_PROGRAMS, Rung, ladder_of
from generator.model import Redirect
from generator.navigation import navigation
from generator.paging import FEW, LINKS_PER_PAGE, PER_PAGE, around, parts
from generator.places import SHARED, listed_on, page_addresses
from generator.printing import RenderedFile
from generator.redirects import spread
from generator.render import render_site
from generator.written import RenderedPage

SOME, MANY = 30, 90
HEAVIEST = 80_000
"""Bytes of a body; the longest is that of the fields, which no variation makes longer."""


@cache
def content(variations: int, movements: int = 1) -> Content:
    """The content, made once."""
    return grown_content(variations, movements)


@cache
def pages(variations: int, movements: int = 1) -> dict[str, RenderedPage]:
    """The pages that it makes, by their addresses."""
    return {page.address: page for page in render_site(content(variations, movements), SITE)}


@cache
def roots(variations: int, movements: int = 1) -> dict[str, Element]:
    """Their bodies."""
    return {address: parse_body(page.body) for address, page in pages(variations, movements).items()}


def sizes(kind: str, variations: int) -> list[int]:
    """The bytes of all pages whose addresses look like this."""
    return [len(page.body.encode()) for page in pages(variations).values() if re.fullmatch(kind, page.address)]


# Pages stay light


@pytest.mark.parametrize(
    "kind",
    [
        rf"{SWING}/(brass-\d+)/",
        rf"{SWING}/(brass-\d+)/card/",
        rf"{SWING}/program/(brass-\d+)/",
        rf"{SWING}/",
        f"{addresses.CARDS}{SWING}/",
        addresses.SOURCES,
        addresses.EQUIPMENT,
        addresses.SCHEME,
    ],
)
def test_a_page_is_as_light_among_many(kind: str) -> None:
    """What stands on each page about all others would make a site of a thousand pages a thousand times as heavy."""
    some, many = sizes(kind, SOME), sizes(kind, MANY)
    assert some
    assert mean(many) <= 1.1 * mean(some)


def test_a_site_grows_with_its_variations() -> None:
    """The site would grow faster than what it says."""
    some, many = (sum(sizes(".*", variations)) / variations for variations in (SOME, MANY))
    assert many <= 1.02 * some


@pytest.mark.parametrize(("variations", "movements"), [(FEW, 1), (MANY, 1), (3, FEW + 2)])
def test_no_page_is_heavy(variations: int, movements: int) -> None:
    """A list that grows without end would be somewhere, and a phone in a gym wait for it."""
    heavy = {
        page.address: len(page.body) for page in pages(variations, movements).values() if len(page.body) > HEAVIEST
    }
    assert heavy == {}


# Everything can be reached, and is there once


@pytest.mark.parametrize(("variations", "movements"), [(FEW + 1, 1), (MANY, 1), (3, FEW + 2), (FEW + 1, 3)])
def test_every_page_can_be_reached(variations: int, movements: int) -> None:
    """A page would be there, and no link lead to it from what stands beside every page."""
    found = roots(variations, movements)
    listed = re.findall(r"'([^']+)\.md'", str(navigation(["@movements"], content(variations, movements))))
    waiting = [*SHARED, *(f"{name.removesuffix('/index').removesuffix('index')}/" for name in listed)]
    reached: set[str] = set()
    while waiting:
        address = waiting.pop()
        if address not in reached:
            reached.add(address)
            targets = links(found[address], address)
            waiting += {target.partition("#")[0] for target in targets} & found.keys()
    assert set(found) - reached == set()


@pytest.mark.parametrize(("variations", "movements"), [(FEW + 1, 1), (MANY, 1), (3, FEW + 2)])
def test_every_link_has_a_target(variations: int, movements: int) -> None:
    """A link of a part of a list would lead nowhere, or past the entry that it means."""
    found = roots(variations, movements)
    anchors = {address: ids(root) for address, root in found.items()}
    targets = {target for address, root in found.items() for target in links(root, address)}
    to_pages = {target for target in targets if not re.search(r"\.\w+$", target)}
    assert {target for target in to_pages if target.partition("#")[0] not in anchors} == set()
    anchored = {target for target in to_pages if "#" in target and "#variation=" not in target}
    assert {t for t in anchored if t.partition("#")[2] not in anchors[t.partition("#")[0]]} == set()


@pytest.mark.parametrize("kind", ["rung", "cards__card"])
def test_a_list_has_each_variation_once(kind: str) -> None:
    """A variation would be missing where one page of the list ends and the next begins, or stand on both."""
    named: Counter[str] = Counter()
    for address, root in roots(MANY).items():
        entries = by_class(root, kind)
        assert len(entries) <= PER_PAGE
        for entry in entries:
            (first, *_) = sorted(target for target in links(entry, address) if target.startswith(SWING))
            named[first.removesuffix("card/")] += 1
    assert named == Counter(addresses.variation(SWING, id_) for id_ in content(MANY).movements[SWING].variations)


@pytest.mark.parametrize("list_", ["equipment/item-brass-lantern/", "sources/fact-a06/"])
def test_a_list_of_places_has_each_once(list_: str) -> None:
    """A page that rests on a fact would not be told of, or twice."""
    told: Counter[str] = Counter()
    for address, root in roots(MANY).items():
        if not address.startswith(list_):
            continue
        entries = [target.partition("#")[0] for part in by_class(root, "places") for target in links(part, address)]
        assert 0 < len(entries) <= LINKS_PER_PAGE
        told.update(entries)
    assert set(told.values()) == {1}
    assert {addresses.variation(SWING, f"brass-{number}") for number in range(1, MANY - 2)} <= set(told)


def test_titles_and_descriptions_differ() -> None:
    """Two pages of a list would be the same to who finds them."""
    for found in (pages(MANY), pages(3, FEW + 2), pages(FEW + 1, 3)):
        lists = [page for page in found.values() if listed_on(page.address) or "/program/" in page.address]
        for said in ([page.title for page in lists], [page.description for page in lists]):
            assert [words for words, count in Counter(said).items() if count > 1 and words != "Your program"] == []


def test_lists_are_found_by_no_search() -> None:
    """A search would find each variation as often as a list names it."""
    found = pages(MANY)
    assert [address for address, page in found.items() if listed_on(address) and page.in_search] == []
    assert [address for address, page in found.items() if listed_on(address) and page.in_navigation] == []


def test_lists_are_no_promises() -> None:
    """A variation less would be told as an address that is lost; or an address that people know would be lost."""
    promised = set(page_addresses(content(MANY)))
    assert {address for address in pages(MANY) if not listed_on(address)} == promised


# A ladder shows a part


@pytest.mark.parametrize("total", [1, FEW, FEW + 1, FEW + 2, 100])
def test_a_ladder_tells_what_it_leaves_out(total: int) -> None:
    """A rung would be neither shown nor counted, or a ladder too wide for a page."""
    rungs = [Rung(rank, f"v-{rank}", "", "", "") for rank in range(1, total + 1)]
    for here in (None, *rungs):
        ladder = ladder_of("x", rungs, here)
        assert sum(1 + step.left_out for step in ladder.steps) == total
        assert ladder.is_whole == (total <= FEW)
        assert len(ladder.steps) <= FEW
        shown = [step.rung for step in ladder.steps]
        assert shown[0] == rungs[0]
        assert shown[-1] == rungs[-1]
        if here:
            near = range(max(1, here.rank - 1), min(total, here.rank + 1) + 1)
            assert {rungs[rank - 1] for rank in near} <= set(shown)
        assert 1 not in {step.left_out for step in ladder.steps}


def test_a_technique_page_says_what_the_ladder_leaves_out() -> None:
    """A reader would take the rungs that are shown for all there are."""
    body = roots(MANY)[f"{SWING}/brass-40/"]
    (ladder,) = by_class(body, "ladder")
    assert [text_of(gap) for gap in by_class(ladder, "ladder__gap")] == ["38 more", "45 more"]
    assert text_of(by_class(body, "ladder__all")[0]) == f"All {MANY} variations"


@pytest.mark.parametrize("count", [1, 2, 3, 7, 50])
def test_a_pager_leads_on(count: int) -> None:
    """The page before or the next one could only be reached by the address."""
    for number in range(1, count + 1):
        shown = around(number, count)
        assert {1, count, max(1, number - 1), min(count, number + 1)} <= set(shown)
        assert 2 not in {high - low for low, high in pairwise(shown)}


def test_parts_are_the_whole() -> None:
    """An entry would be lost between two pages."""
    entries = list(range(100))
    for most in (1, 7, 99, 100, 101):
        made = parts(entries, most)
        assert [entry for part in made for entry in part.entries] == entries
        assert [part.first for part in made] == [part.entries[0] + 1 for part in made]


# What stands beside the pages


def test_the_tree_is_told_in_full() -> None:
    """What a large tree's page has no room for would be found by no search, and no fact lead to it."""
    tree = content(MANY).movements[SWING].chooser.value
    found = {address: page for address, page in pages(MANY).items() if address.startswith(f"{SWING}/choose/")}
    said = [text_of(roots(MANY)[address]) for address, page in found.items() if page.in_search]
    for node in [*(q.text for q in tree.questions), *(r.title for r in tree.results)]:
        assert any(node in text for text in said), node
    ends = [text for result in tree.results for text in said if result.because[0].text in text]
    assert len(ends) == len(tree.results)


def test_heads_of_many_pages() -> None:
    """A list's page would name another one as its own, have a picture drawn for it, or tell robots all variations."""
    heads = Heads(content(MANY), SITE, list(pages(MANY).values()))
    for address in pages(MANY):
        head = heads.head(address)
        assert len(head.data) < 20_000
        assert len(head.alt) < 400
        if listed_on(address) or re.match(rf"{SWING}/program/.", address):
            assert head.canonical == f"{SITE.url}{address}"
            assert address not in heads.pictures


def test_pages_apart_are_their_own() -> None:
    """A search engine would be sent from a result to a page that doesn't show it."""
    heads = Heads(content(MANY), SITE, list(pages(MANY).values()))
    for page in pages(MANY).values():
        if page.address.startswith(f"{SWING}/choose/") and page.in_search:
            assert heads.head(page.address).canonical == f"{SITE.url}{page.address}"


def test_the_feed_tells_the_newest() -> None:
    """A reader of the feed would fetch all variations each time."""
    made = RenderedFile(addresses.FEED, feed(content(MANY), SITE, pages(MANY).values()))
    assert made.data.count(b"<entry>") == NEWEST


def test_the_navigation_is_short() -> None:
    """All variations would be listed beside every page."""
    assert len(str(navigation(["@movements"], content(MANY)))) < 200
    (section,) = navigation(["@movements"], content(3, FEW + 2))
    ((name, entries),) = section.items()
    assert (name, entries[0], len(entries)) == ("Movements", "movements/index.md", FEW + 3)


@pytest.mark.parametrize("sections", [FEW, FEW + 1])
def test_the_side_shows_where_a_reader_is(sections: int) -> None:
    """Beside every page would stand all of very many movements; or, of a few, only one."""
    few = [section(f"m-{number}", active=number == 1) for number in range(sections)]
    movements = Namespace(**vars(section("movements", active=True)) | {"children": [leaf("movements"), *few]})
    templates = Environment(loader=FileSystemLoader(ROOT / "docs/overrides/partials"), autoescape=True)
    templates.filters["url"] = str
    side = templates.get_template("nav.html").render(
        nav=Namespace(items=[movements]), page=None, lang=Namespace(t=str), config=None
    )
    shown = set(re.findall('href="(m-.*?)"', side))
    assert shown == ({"m-1", "m-1-leaf"} if sections > FEW else {"m-1-leaf", *(f"m-{n}" for n in range(sections))})


def leaf(url: str) -> Namespace:
    """A page in the navigation."""
    index = not url.endswith("leaf")
    return Namespace(url=url, title=url, children=None, active=False, is_section=False, is_index=index)


def section(name: str, *, active: bool) -> Namespace:
    """A section of the navigation, with a page of its own and another one."""
    return Namespace(title=name, children=[leaf(name), leaf(f"{name}-leaf")], active=active, is_section=True)


def test_a_renamed_variation_takes_its_program_along() -> None:
    """Who kept the address of a program would find nothing there after a rename."""
    way = Redirect(old=f"{SWING}/bronze/", new=f"{SWING}/brass/")
    led = spread(content(FEW + 1), [way]).pages
    assert led[f"{SWING}/program/bronze/"] == f"{SWING}/program/brass/"
    assert f"{SWING}/program/bronze/" not in spread(content(FEW_PROGRAMS), [way]).pages


def test_programs_have_pages_where_they_are_many() -> None:
    """A phone would fetch the programs of all variations to show one."""
    few, many = pages(FEW_PROGRAMS), pages(FEW_PROGRAMS + 1)
    assert f"{SWING}/program/brass/" not in few
    assert '"brass": {' in few[f"{SWING}/program/"].body
    one = many[f"{SWING}/program/brass/"].body
    assert '"brass": {' in one
    assert '"brass-1": {' not in one
    assert len(by_class(parse_body(one), "program-default")) == 1
