"""Every page in Firefox: nothing fails in its console, and no blank sheet comes out of its printer."""

import re
from io import BytesIO

import pytest
from firefox import AS_SHIPPED, NAMES, firefox
from harness import MissingToolError, expect_none, find_tool
from pypdf import PageObject, PdfReader

A4_CENTIMETRES = (21.0, 29.7)


def test_every_page_is_quiet_and_prints_no_blank_sheet(site_url: str, addresses: list[str]) -> None:
    """A reader with Firefox would meet a part that does nothing, or print an empty sheet."""
    try:
        program = find_tool(NAMES, "firefox-esr")
    except MissingToolError as error:
        pytest.skip(str(error))
    problems = []
    with firefox(program, AS_SHIPPED) as fox:
        fox.call("session.subscribe", events=["log.entryAdded"])
        for address in addresses:
            fox.events.clear()
            fox.open(site_url + address)
            sheets = PdfReader(BytesIO(fox.print(*A4_CENTIMETRES, margin=1))).pages
            problems += [f"{address}: sheet {n} is blank" for n, sheet in enumerate(sheets, 1) if _is_blank(sheet)]
            said = [event["params"] for event in fox.events if event["method"] == "log.entryAdded"]
            problems += [f"{address}: {entry['level']}: {entry['text']}" for entry in said]
    expect_none(problems)


def _is_blank(sheet: PageObject) -> bool:
    """Whether nothing is drawn; Firefox draws some text as shapes, which can't be read back."""
    contents = sheet.get_contents()
    return contents is None or not re.search(rb"\b(Tj|TJ|Do|f|S)\b", contents.get_data())
