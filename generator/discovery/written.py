"""What is known of the pages that people write by hand, from their front matter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.addresses import HOME


@dataclass(frozen=True)
class WrittenPage:
    """A page of docs/: what it is called, what it is about, and the day of its last change if it names one."""

    address: str
    title: str
    description: str
    revised: date | None


def written_page(address: str, body: str, fields: Mapping[str, Any], title: str, about: str) -> WrittenPage:
    """A page by its text and its front matter, which wins over the heading; `about` stands in for a description.

    `title` is the one that the navigation gives it, or empty. The home page is known by its heading.
    """
    heading = re.search(r"^# +(.+?) *#*$", body, re.MULTILINE)
    headed = heading[1] if heading else ""
    said = (headed if address == HOME else title) or str(fields.get("title") or headed or address.rstrip("/"))
    return WrittenPage(address, said, str(fields.get("description") or about), fields.get("revised"))
