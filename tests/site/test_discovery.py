"""How the site is found and shown elsewhere: heads of pages, pictures, linked data, sitemap, robots, and feed."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest
from pages import ORIGIN, SitePage, elements, is_choice, site_pages, text_of
from PIL import Image
from projects import Project, copy_project, real_site, site_of_two
from samples import SITE, Room, changed, reworded_content, sample_content
from schema_org import faults
from test_render import NASTY, fitted

from generator.content import Content
from generator.discovery.dates import revisions
from generator.discovery.feed import feed, robots
from generator.discovery.heads import Heads
from generator.discovery.pictures import HEIGHT, WIDTH, picture_sheet
from generator.discovery.written import written_page
from generator.printing import finished
from generator.render import render_site
from generator.sheet import made as made_of
from generator.site import Site

BASE = "https://pull-through.example/"
ATOM = "{http://www.w3.org/2005/Atom}"
MAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NOWHERE = Site("Lanterns")
SWING = "lantern-swing/"


@pytest.fixture(scope="module")
def pages() -> dict[str, SitePage]:
    """Every page of the site of two movements that is at an address."""
    return {address: page for address, page in site_pages(site_of_two()).items() if address != "404.html"}


@pytest.fixture(scope="module")
def nowhere(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A site without an address of its own, built."""
    project = copy_project(tmp_path_factory.mktemp("nowhere") / "project")
    project.edit("mkdocs.yml", 'site_url: !ENV [SITE_URL, "https://pull-through.example/"]\n', "")
    project.build()
    return project


def metas(page: SitePage) -> dict[str, str]:
    """What the head says, by name or property; each once."""
    found = [element for element in elements(page.root) if element.tag == "meta"]
    said = [(meta.get("property") or meta.get("name"), meta.get("content", "")) for meta in found]
    named = [(name, text) for name, text in said if name]
    assert len(dict(named)) == len(named), page.address
    return dict(named)


def linked(page: SitePage, rel: str) -> list[dict[str, str]]:
    """The links of a head of one kind."""
    return [dict(e.attrib) for e in elements(page.root) if e.tag == "link" and rel in e.get("rel", "").split()]


def nodes(page: SitePage) -> list[dict[str, Any]]:
    """The linked data of a page."""
    (script,) = [e for e in elements(page.root) if e.get("type") == "application/ld+json"]
    data = json.loads("".join(script.itertext()))
    assert data["@context"] == "https://schema.org"
    graph: list[dict[str, Any]] = data["@graph"]
    return graph


@cache
def heads(site: Site = SITE) -> Heads:
    """The heads of the sample's pages."""
    return Heads(sample_content(), site, render_site(sample_content(), site))


# Heads


def test_each_head_says_what_the_page_is(pages: dict[str, SitePage]) -> None:
    """A shared link would show no words, another page's, or the same for two pages."""
    for address, page in pages.items():
        said = metas(page)
        assert page.title == (said["og:title"] if not address else f"{said['og:title']} - Pull Through Primer")
        assert said["og:description"] == said["description"] == page.description
        assert said["og:type"] == ("article" if address else "website")
        assert said["og:url"] == BASE + address
        assert said["twitter:card"] == "summary_large_image"
    for name in ("og:title", "og:description", "og:url"):
        values = [metas(page)[name] for page in pages.values()]
        assert len(set(values)) == len(values), name


def test_canonical_addresses(pages: dict[str, SitePage]) -> None:
    """A search engine would take hundreds of paths of answers for pages of their own, or the wrong page for the one."""
    for address, page in pages.items():
        (link,) = linked(page, "canonical")
        tree = f"{address.split('/')[0]}/choose/"
        assert link["href"] == BASE + (tree if is_choice(address) else address)
        if is_choice(address):
            heading = text_of(next(page.article.iter("h1")))
            assert re.sub(" F[0-9]+| A[0-9]+| ours", "", heading) in text_of(pages[tree].article)


def test_alternates_are_there(pages: dict[str, SitePage]) -> None:
    """A feed reader or a program would be sent to where nothing is."""
    for address, page in pages.items():
        found = linked(page, "alternate")
        assert found[0]["type"] == "application/atom+xml"
        for link in found:
            target = urljoin(ORIGIN + address, link["href"]).removeprefix(ORIGIN)
            assert (site_of_two() / target).is_file(), (address, target)
    (_, data) = linked(pages[f"{SWING}brass/"], "alternate")
    assert data["href"] == "../../api/v1/lantern-swing/variations/brass.json"


# Pictures


def test_each_page_has_a_picture(pages: dict[str, SitePage]) -> None:
    """A shared link would show an empty frame, or a picture that is cropped."""
    shown = {address: metas(page)["og:image"].removeprefix(BASE) for address, page in pages.items()}
    own = {address: picture for address, picture in shown.items() if not is_choice(address)}
    assert own == {address: f"{address}picture.png" for address in own}
    for picture in set(shown.values()):
        data = (site_of_two() / picture).read_bytes()
        with Image.open(BytesIO(data)) as image:
            assert (image.format, image.size) == ("PNG", (WIDTH, HEIGHT))
        assert len(data) < 120_000, picture
    assert len({(site_of_two() / picture).read_bytes() for picture in own.values()}) == len(own)
    for page in pages.values():
        said = metas(page)
        assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
        assert len(said["og:image:alt"]) > 20


def test_a_path_shows_the_picture_of_what_it_leads_to(pages: dict[str, SitePage]) -> None:
    """Who shares a result would show a question mark where the variation should be."""
    ends = {
        f"{SWING}choose/new/windy/still/": f"{SWING}brass/",
        f"{SWING}choose/new/": f"{SWING}choose/",
    }
    for address, shown in ends.items():
        assert metas(pages[address])["og:image"] == f"{BASE}{shown}picture.png"


def test_a_picture_shows_its_numbers() -> None:
    """The curve of one variation would stand on the picture of another."""
    made = heads()
    curve = made.pictures[f"{SWING}brass/"]
    other = replace(curve, drawing={**curve.drawing, "levels": [4, 0, 4]})
    shown = [("A line.", curve), ("A line.", other), ("Another line.", curve)]
    assert len({made_of(picture_sheet(picture, line, SITE)) for line, picture in shown}) == 3


@pytest.mark.parametrize("text", [*NASTY, "中文 🏮 ﷽", "W" * 20 + " " + "W" * 20])
def test_a_picture_can_be_made_of_any_words(text: str) -> None:
    """A build would fail because of the words below a picture, or run them as code."""
    content = reworded_content(sample_content(), lambda _, room: fitted(text, room))
    made = Heads(content, SITE, render_site(content, SITE))
    assert all(file.data.startswith(b"\x89PNG") for file in finished(made.orders()))


# Linked data


def test_linked_data_is_of_the_vocabulary(pages: dict[str, SitePage]) -> None:
    """A program would pass over what schema.org doesn't know."""
    told = [(address, node) for address, page in pages.items() for node in nodes(page)]
    assert [fault for address, node in told for fault in faults(node, address)] == []
    assert {node["@type"] for _, node in told} == {
        "BreadcrumbList",
        "DefinedTermSet",
        "ExercisePlan",
        "HowTo",
        "ItemList",
        "WebSite",
    }


def test_the_vocabulary_refuses_what_it_does_not_know() -> None:
    """The test above would pass whatever the site says."""
    for node in (
        {"@type": "Exercise", "name": "x"},
        {"@type": "HowTo", "restPeriods": "x"},
        {"@type": "HowTo", "name": 7},
        {"@type": "ExercisePlan", "repetitions": "x"},
        {"@type": "ExercisePlan", "repetitions": {"@type": "HowToStep", "text": "x"}},
        {
            "@type": "HowTo",
            "step": [{"@type": "HowToSection", "itemListElement": [{"@type": "HowToStep", "text": ""}]}],
        },
    ):
        assert list(faults(node)), node


def test_each_page_says_where_it_stands(pages: dict[str, SitePage]) -> None:
    """A result of a search would show a bare address in the place of the way to the page."""
    for address, page in pages.items():
        crumbs = [node for node in nodes(page) if node["@type"] == "BreadcrumbList"]
        assert len(crumbs) == bool(address), address
        for item in crumbs[0]["itemListElement"] if crumbs else ():
            assert item["item"]["@id"].removeprefix(BASE) in pages
    (way,) = [node for node in nodes(pages[f"{SWING}brass/card/"]) if node["@type"] == "BreadcrumbList"]
    assert [(item["position"], item["item"]["@id"]) for item in way["itemListElement"]] == [
        (1, BASE),
        (2, f"{BASE}{SWING}"),
        (3, f"{BASE}{SWING}brass/"),
        (4, f"{BASE}{SWING}brass/card/"),
    ]


def texts(node: Any) -> Iterator[str]:
    """Every text of a node but types and addresses."""
    if isinstance(node, dict):
        for name, value in node.items():
            yield from () if name in {"@type", "@id", "url", "unitCode", "isBasedOn", "inLanguage"} else texts(value)
    elif isinstance(node, list):
        for item in node:
            yield from texts(item)
    elif isinstance(node, str):
        yield node


def test_a_technique_is_told_step_by_step(pages: dict[str, SitePage]) -> None:
    """A program would be told less than a reader, in another order, or what no reader is told."""
    for id_ in ("paper", "brass", "storm"):
        page = pages[f"{SWING}{id_}/"]
        (how_to,) = [node for node in nodes(page) if node["@type"] == "HowTo"]
        shown = text_of(page.article)
        assert [text for text in texts(how_to) if text.replace("’", "'") not in shown] == []
        doc = sample_content().movements["lantern-swing"].variations[id_]
        first = [step["text"] for step in how_to["step"][0]["itemListElement"]]
        assert first[: len(doc.value.set_up)] == [step.text for step in doc.value.set_up]
        assert {"Setup", "Descent"} <= {section["name"] for section in how_to["step"]}


def test_plans_have_their_numbers(pages: dict[str, SitePage]) -> None:
    """A program would count other repetitions than the card."""
    scheme = read_scheme()
    for address in ("primer/", f"{SWING}brass/card/", f"{SWING}program/"):
        (plan,) = [node for node in nodes(pages[address]) if node["@type"] == "ExercisePlan"]
        assert (plan["repetitions"]["minValue"], plan["repetitions"]["maxValue"]) == scheme["reps"]
        assert (plan["restPeriods"]["minValue"], plan["restPeriods"]["maxValue"]) == scheme["rest"]
    (card,) = [node for node in nodes(pages["pull-through/cable/card/"]) if node["@type"] == "ExercisePlan"]
    assert "Ramp-up 1: 50% × 15" in card["additionalVariable"]


def read_scheme() -> dict[str, tuple[int, int]]:
    """The scheme of the site of two, which is the real one."""
    data = json.loads((site_of_two() / "api/v1/pull-through/plans/cable.json").read_text("utf-8"))
    return {name: (data[name]["min"], data[name]["max"]) for name in ("reps", "rest")}


@pytest.mark.parametrize("text", [*NASTY, "</script><!-- <script>", "\u2028 line \u2029 ends"])
def test_no_text_ends_the_block(text: str) -> None:
    """A sentence with a closing tag in it would become markup of every page's head."""

    def say(_: str, room: Room) -> str:
        return fitted(text, room)

    content = reworded_content(sample_content(), say)
    made = Heads(content, SITE, render_site(content, SITE))
    for address in made.pages:
        block = str(made.head(address).data)
        assert not re.search("[<>&\u2028\u2029]", block), address
        assert json.loads(block)["@context"] == "https://schema.org"
    told = json.loads(str(made.head(f"{SWING}brass/").data))["@graph"][0]
    assert told["description"] == content.movements["lantern-swing"].variations["brass"].value.summary.text


# Sitemap and robots


def listed(site: Path) -> dict[str, str | None]:
    """The addresses of a sitemap, each with its day."""
    raw = (site / "sitemap.xml").read_bytes()
    assert gzip.decompress((site / "sitemap.xml.gz").read_bytes()) == raw
    urls = ET.fromstring(raw).findall(f"{MAPS}url")  # noqa: S314 - our own file
    return {str(url.findtext(f"{MAPS}loc")): url.findtext(f"{MAPS}lastmod") for url in urls}


def test_the_sitemap_has_the_days_of_the_content() -> None:
    """A search engine would come again for every page, or not for the one that changed."""
    found = listed(real_site())
    assert not [url for url in found if is_choice(url.removeprefix(BASE))]
    days = {url.removeprefix(BASE): day for url, day in found.items() if day}
    assert days.keys() >= {"pull-through/", "pull-through/cable/", "pull-through/cable/card/", "primer/", "api/"}
    assert not days.keys() & {"", "sources/", "contribute/errors/"}
    assert all(date.fromisoformat(day) for day in days.values())


def revised(**days: date) -> Content:
    """The sample with other days: of the scheme, the movement, or a variation by its id."""
    content = sample_content()
    folder = content.movements["lantern-swing"]
    scheme = replace(content.scheme, value=changed(content.scheme.value, revised=days.get("scheme", date(2020, 1, 1))))
    movement = replace(
        folder.movement, value=changed(folder.movement.value, revised=days.get("movement", date(2020, 1, 1)))
    )
    variations = {
        id_: replace(doc, value=changed(doc.value, revised=days.get(id_, date(2020, 1, 1))))
        for id_, doc in folder.variations.items()
    }
    folder = replace(folder, movement=movement, variations=variations)
    return replace(content, scheme=scheme, movements={folder.id: folder})


OLD, NEW = date(2020, 1, 1), date(2026, 11, 23)


@pytest.mark.parametrize(
    ("what", "new"),
    [
        ("brass", ["", "program/", "brass/", "brass/card/"]),
        (
            "movement",
            [*(f"{id_}/{part}" for id_ in ("paper", "brass", "storm") for part in ("", "card/")), "", "program/"],
        ),
    ],
)
def test_a_change_gives_its_day_to_the_pages_that_say_it(what: str, new: list[str]) -> None:
    """A page would keep its old day though it says something new."""
    days = revisions(revised(**{what: NEW}))
    assert {address for address, day in days.items() if day == NEW} == {"cards/", *(SWING + part for part in new)}
    assert days["primer/"] == OLD


def test_robots_are_told_of_the_sitemap() -> None:
    """A search engine would have to find all pages by itself."""
    text = (real_site() / "robots.txt").read_text("utf-8")
    assert text.splitlines() == ["User-agent: *", "Allow: /", "", f"Sitemap: {BASE}sitemap.xml"]
    assert robots(NOWHERE) == b"User-agent: *\nAllow: /\n"


# Feed


def test_the_feed_is_one() -> None:
    """A feed reader would refuse it (RFC 4287)."""
    root = ET.parse(real_site() / "feed.xml").getroot()  # noqa: S314 - our own file
    assert root.tag == f"{ATOM}feed"
    assert root.findtext(f"{ATOM}id") == f"{BASE}feed.xml"
    assert root.findtext(f"{ATOM}author/{ATOM}name") == root.findtext(f"{ATOM}title", "").removesuffix(": changes")
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {"self": f"{BASE}feed.xml", "alternate": BASE}
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == 5
    for part in (root, *entries):
        assert [len(part.findall(ATOM + name)) for name in ("id", "title", "updated")] == [1, 1, 1]
        told = str(part.findtext(f"{ATOM}updated"))
        assert datetime.fromisoformat(told).tzinfo
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z", told)
    for entry in entries:
        (link,) = entry.findall(f"{ATOM}link")
        assert (real_site() / link.get("href", "").removeprefix(BASE) / "index.html").is_file()
        assert entry.findtext(f"{ATOM}summary")
        assert re.fullmatch(r"tag:[a-z.-]+,\d{4}-\d{2}-\d{2}:/[a-z/-]+", str(entry.findtext(f"{ATOM}id")))


def entries_of(content: Content) -> list[tuple[str, str]]:
    """The id and the title of each entry of a feed."""
    root = ET.fromstring(feed(content, SITE, render_site(content, SITE)))  # noqa: S314 - made by us
    rows = root.findall(f"{ATOM}entry")
    return [(str(row.findtext(f"{ATOM}id")), str(row.findtext(f"{ATOM}title"))) for row in rows]


def test_a_revision_is_a_new_entry_and_comes_first() -> None:
    """Who follows the feed would not be told of a change, or be told of all pages again."""
    before, after = entries_of(revised()), entries_of(revised(brass=NEW))
    assert after[0] == (
        "tag:lanterns.example,2026-11-23:/night/lantern-swing/brass/",
        "Brass Lantern Swing, revised November 23, 2026",
    )
    assert {id_ for id_, _ in after[1:]} < {id_ for id_, _ in before}
    assert len({id_ for id_, _ in before}) == len(before) == len(after)


# A site without an address


def test_a_site_without_an_address(nowhere: Project) -> None:
    """A build for a disk or an unknown host would break, or name a host that isn't its own."""
    found = site_pages(nowhere.site)
    for address, page in found.items():
        if address != "404.html":
            said = metas(page)
            assert said["og:title"]
            assert not {"og:url", "og:image"} & said.keys()
            assert linked(page, "canonical") == []
            assert [link["type"] for link in linked(page, "alternate")] in ([], ["application/json"])
            for node in nodes(page):
                assert list(faults(node)) == []
    (way,) = [node for node in nodes(found["pull-through/cable/"]) if node["@type"] == "BreadcrumbList"]
    assert [item["item"]["@id"] for item in way["itemListElement"]] == ["../../", "../", "./"]
    names = {path.name for path in nowhere.site.rglob("*")}
    assert not names & {"sitemap.xml", "sitemap.xml.gz", "feed.xml", "picture.png"}
    assert "robots.txt" in names
    index = json.loads((nowhere.site / "api/v1/index.json").read_text("utf-8"))
    assert index["site"] is None


# Pages that people write


@pytest.mark.parametrize(
    ("address", "title", "fields", "expected"),
    [
        ("about/", "About us", {"title": "About"}, "About us"),
        ("about/", "", {"title": "About"}, "About"),
        ("about/", "", {}, "The heading"),
        ("", "Home", {"title": "Home"}, "The heading"),
    ],
)
def test_the_name_of_a_written_page(address: str, title: str, fields: dict[str, Any], expected: str) -> None:
    """A shared page would be called by another name than in the navigation; and the home page, just Home."""
    page = written_page(address, "Text\n\n# The heading #\n\n# Another", fields, title, "About the site.")
    assert (page.title, page.description, page.revised) == (expected, "About the site.", None)


def test_the_404_page_has_no_address(nowhere: Project) -> None:
    """A search engine would be told that a page which isn't there is somewhere else."""
    for site in (real_site(), nowhere.site):
        page = site_pages(site)["404.html"]
        assert linked(page, "canonical") == []
        assert not [name for name in metas(page) if name.startswith("og:")]
        assert page.description


def test_the_404_page_works_at_any_depth(tmp_path: Path) -> None:
    """Below a folder, or deep inside the site, its links would lead to more pages that aren't there."""
    project = copy_project(tmp_path / "project")
    done = project.run("generator", "build", variables={"SITE_URL": "https://host.example/below/primer/"})
    assert done.returncode == 0, done.stderr
    page = site_pages(project.site)["404.html"]
    hrefs = [e.get("href", "") for e in elements(page.article) if e.tag == "a"]
    assert len(hrefs) > 15
    for href in hrefs:
        assert href.startswith("/below/primer/"), href
        target = project.site / urlsplit(href).path.removeprefix("/below/primer/")
        assert (target / "index.html").is_file(), href
