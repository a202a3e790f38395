"""The generator knows no exercise by name: an invented movement becomes a site, beside the real one and alone."""

from __future__ import annotations

import shutil

import pytest
from pages import SitePage, by_class, ids, is_choice, links, marked_text, parse_body, site_pages, text_of
from projects import SAMPLE, copy_project, site_of_two
from samples import SITE, sample_content

from generator.render import render_site

LANTERN = {
    "lantern-swing/",
    "lantern-swing/choose/",
    "lantern-swing/program/",
    *(f"lantern-swing/{id_}/{part}" for id_ in ("paper", "brass", "storm") for part in ("", "card/")),
}


@pytest.fixture(scope="module")
def beside() -> dict[str, SitePage]:
    """The pages of the real site with the invented movement added."""
    return site_pages(site_of_two())


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, SitePage]:
    """The pages of a site with nothing but the invented movement, in MkDocs' own theme."""
    project = copy_project(tmp_path_factory.mktemp("alone") / "project", SAMPLE / "content")
    shutil.rmtree(project.root / "docs")
    shutil.copytree(SAMPLE / "docs", project.root / "docs")
    shutil.copy(SAMPLE / "mkdocs.yml", project.root)
    project.build()
    return site_pages(project.site)


def test_pages_beside_the_real_ones(beside: dict[str, SitePage]) -> None:
    """A second movement would need a programmer."""
    assert set(beside) > LANTERN
    assert "pull-through/cable/card/" in beside
    for id_, name in (("paper", "Paper Lantern Swing"), ("brass", "Brass Lantern Swing")):
        assert text_of(next(beside[f"lantern-swing/{id_}/"].article.iter("h1"))) == name


def test_navigation_has_a_section_for_each_movement(beside: dict[str, SitePage]) -> None:
    """The new pages would be there, and nobody would find them."""
    listed = links(beside["about/"].navigation, "about/")
    assert listed >= {address for address in LANTERN if not address.endswith("card/")}
    assert listed >= {"pull-through/", "pull-through/choose/", "pull-through/program/", "pull-through/cable/"}
    inside = beside["lantern-swing/brass/"].navigation
    assert "Lantern Swing" in text_of(inside)


def test_tree_of_the_second_movement(beside: dict[str, SitePage]) -> None:
    """The tree would be the other movement's, or lead to its variations."""
    page = beside["lantern-swing/choose/"]
    tree = links(page.article, "lantern-swing/choose/")
    assert {f"lantern-swing/{id_}/{part}" for id_ in ("paper", "brass", "storm") for part in ("", "card/")} <= tree
    assert "pull-through/cable/" not in tree
    assert len(by_class(page.root, "tree")) == 2


def test_card_of_the_second_movement(beside: dict[str, SitePage]) -> None:
    """The card would have no sets, or another variation's set-up."""
    told = text_of(beside["lantern-swing/brass/card/"].article)
    for words in ("Brass Lantern Swing", "Half full", "Oil", "Slow before the top", "Ottilie Flämmchen"):
        assert words in told


def test_second_source_is_listed_with_its_carriers(beside: dict[str, SitePage]) -> None:
    """A fact of the second source would not be told, or not where it is used."""
    page = beside["sources/"]
    assert {"fact-a08", "fact-f26"} <= ids(page.root)
    assert "lantern-swing/brass/#load" in links(page.article, "sources/")


def test_equipment_is_linked_both_ways(beside: dict[str, SitePage]) -> None:
    """A reader could not look up what a brass lantern is, or what it is used in."""
    assert "equipment/#item-brass-lantern" in links(beside["lantern-swing/brass/"].article, "lantern-swing/brass/")
    assert "lantern-swing/brass/" in links(beside["equipment/"].article, "equipment/")


def test_pages_of_a_movement_alone(alone: dict[str, SitePage]) -> None:
    """Something of the generator would lean on the Pull Through, on the theme, or on mkdocs.yml."""
    assert {address for address in alone if not is_choice(address)} == LANTERN | {
        "",
        "404.html",
        "cards/",
        "contribute/errors/",
        "contribute/fields/",
        "equipment/",
        "glossary/",
        "primer/",
        "sources/",
    }
    brass = next(page for page in render_site(sample_content(), SITE) if page.address == "lantern-swing/brass/")
    assert text_of(parse_body(brass.body)) in text_of(alone[brass.address].root)


def test_macros_of_a_movement_alone(alone: dict[str, SitePage]) -> None:
    """A hand-written page would show another movement, or links that lead nowhere."""
    home = alone[""]
    assert {"lantern-swing/", "lantern-swing/paper/", "sources/#fact-a02", "#own-1"} <= links(home.root, "")
    told = marked_text(home.root)
    assert "Stretch for 4–6 minutes.⟦A02⟧" in told
    assert "The almanac leaves this unsaid; a dark lantern helps nobody." in told
    assert "Working 2" in told
