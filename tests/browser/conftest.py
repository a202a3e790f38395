"""The built site, served, and one Chromium for all tests of this folder."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import harness
import pytest
from playwright.sync_api import Browser, Playwright

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def site_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site under test: the folder that PRIMER_TEST_SITE names, or else one built now."""
    given = os.environ.get("PRIMER_TEST_SITE")
    site = Path(given).resolve() if given else _build(tmp_path_factory.mktemp("built") / "site")
    if not (site / "index.html").is_file():
        pytest.fail(f"{site} holds no index.html: is it a built site?", pytrace=False)
    return site


def _build(site: Path) -> Path:
    command = [sys.executable, "-m", "generator", "build", "--out", str(site)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(f"the site doesn't build:\n{done.stdout}{done.stderr}", pytrace=False)
    return site


@pytest.fixture(scope="session")
def addresses(site_dir: Path) -> list[str]:
    """Every page of the site that has something to read; of the questions and results of a tree, one of each kind.

    There is one for each path of answers, all of them from two templates, and to open them all in a browser would take
    longer than all other pages together. What needs no browser is checked on each of them (test_html.py), and each is
    clicked through (test_choosing.py).
    """
    found = [a for a in harness.all_addresses(site_dir) if not harness.is_redirect(site_dir, a)]
    return harness.with_few_choices(site_dir, found)


@pytest.fixture(scope="session")
def site_url(site_dir: Path) -> Iterator[str]:
    """Where the site is served while the tests run."""
    with harness.serve(site_dir) as url:
        yield url


@pytest.fixture(scope="session")
def browser_type_launch_args() -> harness.LaunchOptions:
    """The system's Chromium, for the fixtures of pytest-playwright too, which would look for one of their own."""
    try:
        return harness.launch_options()
    except harness.MissingToolError as error:
        pytest.fail(str(error), pytrace=False)


@pytest.fixture(scope="session")
def chromium(playwright: Playwright, browser_type_launch_args: harness.LaunchOptions) -> Iterator[Browser]:
    """One Chromium for all tests."""
    with playwright.chromium.launch(**browser_type_launch_args) as started:
        yield started
