"""Pages made the lean way are, byte for byte, those that MkDocs, the theme, and the search plugin make one by one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment
from markupsafe import Markup
from material.plugins.search.plugin import Parser  # type: ignore[import-untyped]
from mkdocs.config import load_config
from mkdocs.structure.files import Files
from mkdocs.theme import Theme
from projects import ROOT, Project, add_movement, copy_project, differences, tree
from samples import SITE, real_content, sample_content

from generator.assets import LeanTheme
from generator.content import Content
from generator.render import render_site
from generator.sections import sections, without_search_marks
from generator.shells import Shells

PLAIN = {"PRIMER_PLAIN": "1"}
SHELL = """{% if page.edit_url %}<a href="{{ page.edit_url }}">{% endif %}<title>{{ discovery.title | e }}</title>
<link href="{{ base_url }}/{{ nav.pages[0].url }}"><script>{{ discovery.data }}</script>
{% if "<h1" not in page.content %}<h1>{{ discovery.title | e }}</h1>{% endif %}{{ page.content }}"""


def two_movements(project: Project) -> None:
    """Pages of other depths and kinds, and titles with the movement's name."""
    add_movement(project)


def with_signs(project: Project) -> None:
    """A name that the theme escapes, and pages without a link to edit them."""
    project.edit("mkdocs.yml", "site_name: Pull Through Primer", 'site_name: "Push & <Pull> \\"Primer\\""')
    project.edit("mkdocs.yml", "edit_uri: edit/main/docs/\n", 'edit_uri: ""\n')


def without_address(project: Project) -> None:
    """Heads with fewer values."""
    project.edit("mkdocs.yml", 'site_url: !ENV [SITE_URL, "https://pull-through.example/"]', 'site_url: ""')


def without_search(project: Project) -> None:
    """No index, though the plugin is there."""
    project.edit("mkdocs.yml", "      lang: en\n", "      lang: en\n      enabled: false\n")


@pytest.mark.parametrize("change", [two_movements, with_signs, without_address, without_search])
def test_both_ways_make_the_same_site(tmp_path: Path, change: Any) -> None:
    """A theme's new version, or a change of ours, would reach some pages only."""
    project = copy_project(tmp_path / "project")
    change(project)
    plain, lean = tmp_path / "plain", tmp_path / "lean"
    assert project.run("generator", "build", "--out", str(plain), variables=PLAIN).returncode == 0
    project.build("--out", str(lean))
    assert differences(tree(plain), tree(lean)) == []


# Shells


@dataclass(frozen=True)
class Head:
    """As the heads of our pages."""

    title: str
    data: Markup


@dataclass
class Counted:
    """A template that counts how often it is rendered."""

    text: str = SHELL
    rendered: int = 0

    def render(self, context: Any) -> str:
        """What the theme makes of a page."""
        self.rendered += 1
        return Environment(loader=DictLoader({"shell": self.text})).get_template("shell").render(context)  # noqa: S701


@dataclass
class Page:
    """What shells ask of a page."""

    url: str
    content: str
    edit_url: str | None = None


def pages(*addresses: str) -> list[dict[str, Any]]:
    """Contexts of pages with words of their own, in which marks and signs stand."""
    nav = type("Nav", (), {"pages": [Page("a/", ""), Page("a/b/", "")]})()
    return [
        {
            "page": Page(address, f"<h1>{address}</h1> &amp; \\1 {{{{ x }}}}", f"edit/{address}?a&b"),
            "discovery": Head(f'{address} <&> "it\'s"', Markup('{{"a": "{}&"}}').format(address)),
            "base_url": "/".join([".."] * address.count("/")),
            "nav": nav,
        }
        for address in addresses
    ]


def made(template: Counted, contexts: list[dict[str, Any]]) -> tuple[list[str], list[str]]:
    """The pages by the shells, and one by one."""
    shells = Shells(lambda page, _: f"<!doctype html>{page}")
    by_shells = [shells.page(template, context) for context in contexts]
    return by_shells, [f"<!doctype html>{Counted(template.text).render(context)}" for context in contexts]


def test_a_kind_is_rendered_twice_however_many_pages_it_has() -> None:
    """The build would be no faster, and nobody would know why."""
    template = Counted()
    by_shells, one_by_one = made(template, pages(*(f"c/{number}/" for number in range(20))))
    assert by_shells == one_by_one
    assert template.rendered == 2


def test_pages_of_several_kinds_keep_apart() -> None:
    """Links of one depth or one section would stand on pages of another; and so would what only some have."""
    contexts = pages("c/1/", "c/2/", "c/3/d/", "c/4/d/", "a/5/", "a/6/", "a/b/7/", "a/b/8/", "c/9/", "a/b/10/", "c/11/")
    contexts[-1]["page"].edit_url = None
    contexts[-3]["page"].content = "<p>No heading"
    by_shells, one_by_one = made(Counted(), contexts)
    assert by_shells == one_by_one


def test_a_template_that_asks_for_more_is_rendered_for_each_page() -> None:
    """A new version of the theme could show one page's words on all others."""
    template = Counted(SHELL + "{{ page.url }}")
    by_shells, one_by_one = made(template, pages("c/1/", "c/2/", "c/3/"))
    assert by_shells == one_by_one


# What the theme brings


def brought(theme: Theme) -> set[str]:
    """The files that MkDocs copies of a theme."""
    config, files = load_config(str(ROOT / "mkdocs.yml")), Files([])
    config.theme = theme
    files.add_files_from_theme(theme.get_env(), config)
    return set(files.src_uris)


def test_all_that_mkdocs_copies_of_the_theme_is_found() -> None:
    """A script or a font would not be on the site."""
    theme = load_config(str(ROOT / "mkdocs.yml")).theme
    assert brought(LeanTheme(theme)) == brought(theme) > {"assets/images/favicon.png"}


# What the search finds


def by_the_plugin(body: str) -> list[tuple[Any, ...]]:
    """The sections as the plugin tells them."""
    parser = Parser()
    parser.feed(body)
    parser.close()
    return [(part.id, "".join(part.title), "".join(part.text)) for part in parser.data if not part.is_excluded()]


def by_us(body: str) -> list[tuple[Any, ...]]:
    """And as we do."""
    return [(part.id, part.title, part.text) for part in sections(body)]


@pytest.mark.parametrize("content", [real_content, sample_content])
def test_sections_are_those_of_the_plugin(content: Any) -> None:
    """The search would miss words, or find what nobody wrote."""
    made: Content = content()
    for page in render_site(made, SITE):
        assert by_us(page.body) == by_the_plugin(page.body), page.address


@pytest.mark.parametrize(
    "body",
    [
        "",
        "no element",
        "<h1 id='a'>A</h1><p>b</p>",
        "<p>before</p><h2 id='a'>A <em>b</em></h2>x<h3>no id</h3>y<h2 id='b&amp;c'>B</h2>z",
        "<section><h2 id='a'>A</h2><p>in</p></section><p>out</p><h2 id='b'>B</h2>",
        "<h1 id='a'>A</h1><sup data-search-exclude='true'>x<b>y</b></sup>z<p> </p><p></p><ul><li></li></ul>",
        "<h1 id='a'>A</h1><pre> a\n  b </pre> c\n d <br> <img src='x'> e<svg><path d='M0'/><text>f</text></svg>",
        "<h1 id='a'>A</h1><script>if (a < b) '<p>'</script><style>p{}</style><!-- <p>c</p> -->g &lt;p&gt; &amp;amp; >",
        "<h1 id='a'>A</h1><p title='a > b' class=\"x\">i</p><object><p>j</p></object><p>k</p>",
        "<div><div><h2 id='a'>A</h2></div>b</div>c",
    ],
)
def test_sections_of_odd_bodies(body: str) -> None:
    """As above, with what a template of tomorrow might write."""
    assert by_us(body) == by_the_plugin(body)


def test_the_search_is_set_up_as_the_theme_would() -> None:
    """A new version of the theme would have words told apart in another way, and our search not."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    theme, search = config.theme.get_env(), config.plugins["material/search"].config
    words = theme.get_template("partials/language.html").make_module({"config": config}).t  # type: ignore[attr-defined]
    names = ("lang", "separator", "pipeline")
    said = [search[name] if name == "separator" else ", ".join(search[name]) for name in names]
    assert said == [words(f"search.config.{name}") for name in names]


def test_marks_for_the_search_are_taken_out_as_the_plugin_does() -> None:
    """Each page would have other bytes than without us."""
    body = (
        '<sup class="a" data-search-exclude="true">1</sup><p data-search-boost="2"\n data-search-no="1">data-search-x'
    )
    assert without_search_marks(body) == re.sub(r"\s?data-search-\w+=\"[^\"]+\"", "", body)
