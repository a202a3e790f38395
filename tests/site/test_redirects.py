"""Former addresses: who follows one lands on the page of today, on any host and below any folder."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin

import pytest
from pages import parse_page
from projects import Project, copy_project
from samples import SITE, real_content, sample_content

from generator.api.files import api_files
from generator.content import Content, Doc
from generator.discovery.feed import found_files
from generator.discovery.heads import Heads
from generator.document import Marks
from generator.forwarding import forwarding_files, host_list
from generator.model import Redirect, Redirects
from generator.places import file_addresses, is_page, page_addresses
from generator.printing import printed
from generator.redirects import former_variations, forwarded
from generator.render import render_site
from generator.site import Site

SWING = "lantern-swing"


def redirected(*ways: tuple[str, str]) -> Content:
    """The sample with these redirects."""
    redirects = Redirects(redirects=tuple(Redirect(old=old, new=new) for old, new in ways))
    return replace(sample_content(), redirects=Doc("content/redirects.yml", "redirects", redirects, Marks()))


# Which addresses there are


@pytest.mark.parametrize("content", [real_content(), sample_content()], ids=["real", "sample"])
def test_places_are_those_of_the_rendered_pages(content: Content) -> None:
    """A page would be missing from what is compared, and its address be lost in silence."""
    pages = [page.address for page in render_site(content, SITE)]
    assert sorted(page_addresses(content)) == sorted(pages)
    assert [page for page in pages if not is_page(content, page)] == []


def test_places_are_those_of_the_files() -> None:
    """The address of a PDF, of a picture or of data would be lost in silence."""
    content = sample_content()
    pages = render_site(content, SITE)
    ordered = [*printed(content, SITE), *Heads(content, SITE, pages).orders()]
    made = [*api_files(content, SITE), *found_files(content, SITE, pages)]
    found = [order.address for order in ordered] + [file.address for file in made]
    assert sorted(file_addresses(content)) == sorted(found)


@pytest.mark.parametrize(
    "address",
    [
        "nowhere/",
        f"{SWING}/bronze/",
        f"{SWING}/bronze/card/",
        f"{SWING}/choose/old/",
        f"{SWING}/choose/new/rainy/",
        f"{SWING}/choose/new/calm/still/",
        f"{SWING}/brass/card/card/",
    ],
)
def test_other_addresses_are_no_pages(address: str) -> None:
    """A redirect could lead to where nothing is."""
    assert not is_page(sample_content(), address)


# What a redirect stands for


def test_a_variation_takes_all_its_addresses_along() -> None:
    """The printed card's QR code would work, and its PDF in somebody's bookmarks would not."""
    ways = forwarded(redirected((f"{SWING}/bronze/", f"{SWING}/brass/")))
    assert ways.pages == {
        f"{SWING}/bronze/": f"{SWING}/brass/",
        f"{SWING}/bronze/card/": f"{SWING}/brass/card/",
    }
    papers = ("letter", "a4", "a5", "a6", "sheet-letter", "sheet-a4")
    files = {
        f"{SWING}/bronze/card/{SWING}-bronze-{paper}.pdf": f"{SWING}/brass/card/{SWING}-brass-{paper}.pdf"
        for paper in papers
    }
    files[f"{SWING}/bronze/card/{SWING}-bronze.png"] = f"{SWING}/brass/card/{SWING}-brass.png"
    for paper in ("letter", "a4"):
        old = f"{SWING}/program/{SWING}-bronze-program-{paper}.pdf"
        files[old] = f"{SWING}/program/{SWING}-brass-program-{paper}.pdf"
    beside = ("{}/picture.png", "{}/card/picture.png")
    data = ("variations/{}.json", "plans/{}.json")
    for name in (*(f"{SWING}/{path}" for path in beside), *(f"api/v1/{SWING}/{path}" for path in data)):
        files[name.format("bronze")] = name.format("brass")
    assert ways.files == files


def test_a_variation_that_is_gone_leads_to_one_page() -> None:
    """Its card would be lost, as no card took its place."""
    ways = forwarded(redirected((f"{SWING}/bronze/", f"{SWING}/choose/")))
    assert ways.pages == dict.fromkeys([f"{SWING}/bronze/", f"{SWING}/bronze/card/"], f"{SWING}/choose/")
    assert set(ways.files.values()) == {f"{SWING}/choose/"}


def test_a_movement_takes_everything_along() -> None:
    """Who renames a folder would have to list hundreds of addresses."""
    ways = forwarded(redirected(("lantern/", f"{SWING}/")))
    pages = {page for page in page_addresses(sample_content()) if page.startswith(SWING)}
    assert ways.pages == {page.replace(SWING, "lantern"): page for page in pages}
    assert ways.files["lantern/brass/card/lantern-brass-a6.pdf"] == f"{SWING}/brass/card/{SWING}-brass-a6.pdf"
    assert ways.files["api/v1/lantern/chooser.json"] == f"api/v1/{SWING}/chooser.json"
    assert ways.files["lantern/choose/picture.png"] == f"{SWING}/choose/picture.png"


def test_an_answer_takes_those_behind_it_along() -> None:
    """A bookmarked result would be lost, because an answer on the way to it has another id."""
    ways = forwarded(redirected((f"{SWING}/choose/new/gusty/", f"{SWING}/choose/new/windy/")))
    assert ways.pages == {
        f"{SWING}/choose/new/gusty/{rest}": f"{SWING}/choose/new/windy/{rest}"
        for rest in ("", "still/", "storm/", "flickers/")
    }


def test_the_more_exact_redirect_wins() -> None:
    """A variation that left a renamed movement could not be led anywhere else."""
    ways = forwarded(
        redirected(("lantern/brass/card/", "cards/"), ("lantern/brass/", "equipment/"), ("lantern/", f"{SWING}/"))
    )
    assert ways.pages["lantern/brass/card/"] == "cards/"
    assert ways.pages["lantern/brass/"] == "equipment/"
    assert ways.pages["lantern/paper/"] == f"{SWING}/paper/"
    assert ways.files["lantern/brass/card/lantern-brass.png"] == "equipment/"


def test_programs_know_the_former_id() -> None:
    """A link to somebody's program names the variation, and would open that of another one."""
    content = redirected((f"{SWING}/bronze/", f"{SWING}/brass/"), ("other/tin/", f"{SWING}/paper/"))
    assert former_variations(content, SWING) == {"bronze": "brass"}
    (page,) = [page.body for page in render_site(content, SITE) if page.address == f"{SWING}/program/"]
    section = page.partition('id="variation=brass"')[2]
    assert '<span id="variation=bronze"></span>' in section.partition("<h2")[0]
    assert 'data-former=\'{"bronze": "brass"}\'' in page


# The pages and the list


def test_the_page_of_a_former_address() -> None:
    """A reader without a script, a search engine, or a screen reader would be stuck on it."""
    content = redirected((f"{SWING}/bronze/", f"{SWING}/brass/"))
    files = {file.address: file.data.decode() for file in forwarding_files(content, SITE, render_site(content, SITE))}
    assert set(files) == {f"{SWING}/bronze/index.html", f"{SWING}/bronze/card/index.html", "_redirects"}
    page = parse_page(files[f"{SWING}/bronze/index.html"])
    assert page.get("lang") == "en"
    assert [link.get("href") for link in page.iter("a")] == ["../brass/"]
    assert [link.get("href") for link in page.iter("link")] == [f"{SITE.url}{SWING}/brass/"]
    metas = {meta.get("http-equiv") or meta.get("name"): meta.get("content") for meta in page.iter("meta")}
    assert metas["refresh"] == "0; url=../brass/"
    assert metas["robots"] == "noindex"
    assert [element.text for element in page.iter("title")] == ["Moved: Brass Lantern Swing"]
    assert list(page.iter("script")) == []


def test_the_list_of_a_site_below_a_folder() -> None:
    """A host would look for the addresses at its root, where the site isn't."""
    ways = forwarded(redirected((f"{SWING}/choose/first/", f"{SWING}/choose/new/")))
    assert host_list(ways, SITE).splitlines()[0] == f"/night/{SWING}/choose/first/ /night/{SWING}/choose/new/ 301"
    assert host_list(ways, Site("")).splitlines()[0] == f"/{SWING}/choose/first/ /{SWING}/choose/new/ 301"


def test_without_redirects_nothing_is_added() -> None:
    """An empty list would lie beside each site."""
    assert list(forwarding_files(sample_content(), SITE, [])) == []


# A real build

RENAMED = "redirects:\n  - old: pull-through/elastic/\n    new: pull-through/banded/\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The project as after a variation was renamed."""
    project = copy_project(tmp_path_factory.mktemp("renamed") / "project")
    project.path("content/redirects.yml").write_text(RENAMED, encoding="utf-8")
    project.build()
    return project


def test_a_build_answers_at_former_addresses(project: Project) -> None:
    """The address on a card that hangs in a gym would lead nowhere."""
    for old, new in (("elastic", "banded"), ("elastic/card", "banded/card")):
        page = (project.site / "pull-through" / old / "index.html").read_text("utf-8")
        (href,) = re.findall('<a href="([^"]*)"', page)
        assert urljoin(f"https://any.example/base/pull-through/{old}/", href) == (
            f"https://any.example/base/pull-through/{new}/"
        )
        assert (project.site / "pull-through" / new / "index.html").is_file()


def test_every_line_of_the_list_leads_to_a_file(project: Project) -> None:
    """A host would send readers from one miss to the next."""
    lines = [line.split() for line in (project.site / "_redirects").read_text("utf-8").splitlines()]
    assert len(lines) == 15
    for old, new, status in lines:
        assert status == "301"
        target = project.site / new.lstrip("/")
        assert (target / "index.html" if new.endswith("/") else target).is_file(), new
        assert new.endswith("/") or not (project.site / old.lstrip("/")).exists()


def test_former_addresses_stay_out_of_what_lists_pages(project: Project) -> None:
    """A search engine or the site's search would offer an address that was given up."""
    for name in ("sitemap.xml", "search/search_index.json"):
        text = (project.site / name).read_text("utf-8")
        assert "pull-through/banded/" in text
        assert "pull-through/elastic/" not in text


def test_a_build_stops_where_a_hand_written_page_is(tmp_path: Path) -> None:
    """A page in docs/ would be lost to a redirect from its address."""
    project = copy_project(tmp_path / "project")
    path = project.path("content/redirects.yml")
    path.write_text(RENAMED.replace("pull-through/elastic/", "about/"), encoding="utf-8")
    done = project.run("generator", "build")
    assert done.returncode == 1
    assert "docs/about.md and content/ both want the address /about/index.html; rename one" in done.stderr
