"""The site under the content security policy that the configurations in deploy/ send."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import harness
import pytest
from playwright.sync_api import Browser

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
POLICY = re.compile(r'"(default-src [^"]+)"')


def policies() -> set[str]:
    """Every policy in the configurations."""
    return {said for name in ("nginx.conf", "Caddyfile") for said in POLICY.findall((DEPLOY / name).read_text("utf-8"))}


class Guarded(harness.StaticHandler):
    """A static host that sends the policy."""

    def end_headers(self) -> None:
        """Put the policy below the other headers."""
        self.send_header("Content-Security-Policy", min(policies()))
        super().end_headers()


@pytest.fixture(scope="module")
def guarded_url(site_dir: Path) -> Iterator[str]:
    """Where the site is served with the policy."""
    server = harness.Server((harness.HOST, 0), partial(Guarded, directory=str(site_dir)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://{harness.HOST}:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_there_is_one_policy() -> None:
    """What is tried below holds for every server."""
    assert len(policies()) == 1


def test_no_page_needs_more_than_the_policy_allows(
    chromium: Browser, guarded_url: str, addresses: Sequence[str]
) -> None:
    """Whoever serves the site with our configuration has a search, a program, and a tree that work."""
    with harness.open_context(chromium, harness.DESKTOP) as context:
        for address in addresses:
            with harness.visit(context, guarded_url, address) as visit:
                assert visit.console == [], address
        with harness.visit(context, guarded_url, "/") as visit:
            visit.page.get_by_role("textbox", name="Search").press_sequentially("hinge")
            visit.page.locator(".md-search-result__link").first.wait_for()
            assert visit.console == []
