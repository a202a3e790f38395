"""The site's own address, as cards print it and QR codes hold it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import PrimerError
from generator.settings import read_site
from generator.site import MOST_LETTERS, site_of


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("https://primer.example", "https://primer.example/"),
        ("http://primer.example:8080/below//", "http://primer.example:8080/below/"),
        ("https://Пример.example/", "https://xn--e1afmkfd.example/"),
        ("", None),
        (None, None),
    ],
)
def test_an_address_is_shown_in_letters_that_every_card_has(given: str | None, shown: str | None) -> None:
    """The foot of a card would lack letters, or links would miss a slash."""
    assert site_of("Primer", given).url == shown


@pytest.mark.parametrize(
    "given", ["primer.example", "javascript:alert(1)", "https://", "https://[/", "https://x:99999/", "https://a b/"]
)
def test_what_is_no_address_is_refused(given: str) -> None:
    """A card would carry a link that leads nowhere, or runs a script."""
    with pytest.raises(PrimerError, match="is no web address; write it as https://"):
        site_of("Primer", given)


def test_an_address_that_no_card_has_room_for_is_refused() -> None:
    """The address would run off the edge of a pocket card."""
    with pytest.raises(PrimerError, match=f"{MOST_LETTERS} fit a card"):
        site_of("Primer", f"https://primer.example/{'long/' * 30}")


def test_settings_that_cannot_be_read_are_told_with_their_file(tmp_path: Path) -> None:
    """Who makes a card would see a traceback instead of the file to mend."""
    (tmp_path / "mkdocs.yml").write_text("site_name: [", "utf-8")
    with pytest.raises(PrimerError, match=r"mkdocs\.yml: can't be read"):
        read_site(tmp_path)
