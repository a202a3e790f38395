"""The container's recipe, read against the files that it takes; no container is built here."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RECIPE = (ROOT / "deploy/Dockerfile").read_text("utf-8")
COPIES = [words.split()[:-1] for words in re.findall(r"^COPY (?!--from)(.+)$", RECIPE, re.MULTILINE)]
TAKEN = {name.rstrip("/") for names in COPIES for name in names}


def test_everything_that_is_copied_is_there() -> None:
    """A file that moves breaks this test, and not the first image that somebody builds afterwards."""
    assert TAKEN
    assert [name for name in TAKEN if not (ROOT / name).exists()] == []


def test_the_build_is_sent_what_it_copies_and_no_more() -> None:
    """The image doesn't lack a file, and a change that the site doesn't show doesn't make a new one."""
    ignored = (ROOT / "deploy/Dockerfile.dockerignore").read_text("utf-8").splitlines()
    assert "*" in ignored
    assert {line.removeprefix("!") for line in ignored if line.startswith("!")} == TAKEN


def test_the_container_listens_where_it_says() -> None:
    """The command at the top of the recipe reaches the server."""
    assert "-p 8080:8080" in RECIPE
    assert "EXPOSE 8080" in RECIPE
    assert "listen 8080;" in (ROOT / "deploy/nginx.conf").read_text("utf-8")
    assert re.search(r"^COPY --from=build /primer/site/ /srv/www/primer/$", RECIPE, re.MULTILINE)
    assert "root /srv/www/primer;" in (ROOT / "deploy/nginx.conf").read_text("utf-8")
