"""Who follows a former address lands on the page of today, with JavaScript and without."""

from collections.abc import Iterator

import pytest
from harness import PHONE, open_context, probe, serve
from playwright.sync_api import Browser, BrowserContext
from projects import copy_project

REDIRECTS = """\
redirects:
  - old: pull-through/rubber/
    new: pull-through/banded/
  - old: pull-through/choose/start/
    new: pull-through/choose/first-time/
"""


@pytest.fixture(scope="module")
def renamed_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site as after renames, served below a folder of the host."""
    folder = tmp_path_factory.mktemp("renamed")
    project = copy_project(folder / "project")
    project.path("content/redirects.yml").write_text(REDIRECTS, encoding="utf-8")
    project.build("--out", str(folder / "host-base"))
    (folder / "host").mkdir()
    (folder / "host-base").rename(folder / "host/base")
    with serve(folder / "host") as url:
        yield f"{url}/base"


@pytest.fixture(scope="module", params=[True, False], ids=["script", "no script"])
def reader(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[BrowserContext]:
    """A phone, with and without JavaScript."""
    with open_context(chromium, PHONE, javascript=request.param) as context:
        yield context


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/pull-through/rubber/", "/pull-through/banded/"),
        ("/pull-through/rubber/card/", "/pull-through/banded/card/"),
        ("/pull-through/choose/start/", "/pull-through/choose/first-time/"),
    ],
)
def test_a_former_address_leads_on(reader: BrowserContext, renamed_url: str, old: str, new: str) -> None:
    """The QR code of a printed card would end in a miss."""
    page = reader.new_page()
    page.goto(renamed_url + old)
    page.wait_for_url(renamed_url + new)
    assert page.locator("h1").first.is_visible()
    page.close()


def test_a_program_with_the_former_id_opens(chromium: Browser, renamed_url: str) -> None:
    """A link to somebody's program would open the program of another variation."""
    with open_context(chromium, PHONE) as context:
        page = context.new_page()
        page.goto(f"{renamed_url}/pull-through/program/#variation=rubber&weeks=3")
        page.evaluate(probe("settled"))
        assert page.locator('input[name="variation"]:checked').input_value() == "banded"
        assert page.locator("[data-note]").inner_text() == ""
        assert page.locator('input[name="weeks"]').input_value() == "3"


def test_a_program_with_the_former_id_shows_without_javascript(chromium: Browser, renamed_url: str) -> None:
    """The link would stay at the top of the page, at the program of another variation."""
    with open_context(chromium, PHONE, javascript=False) as context:
        page = context.new_page()
        page.goto(f"{renamed_url}/pull-through/program/#variation=rubber")
        section = page.locator('section[id="variation=banded"]')
        assert abs(section.evaluate("it => it.getBoundingClientRect().top")) < PHONE["height"] / 2
