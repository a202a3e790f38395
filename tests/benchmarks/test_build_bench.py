"""The bench of builds: its figures, its content, and whether it would notice a peer that leaves something out."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import bench
import contenders
import pytest
from chart import Row, dots
from contenders import edit
from figures import exponent, ratio
from measure import Failed, run
from projects import ROOT, real_site
from ready import articles, shell, write_ready
from report import report
from same_words import lacking, left_out, words
from synthetic import sizes, write_project
from variation_pages import Pages

from generator.check import check, sound_content


def test_a_ratio_compares_the_runs_of_a_round() -> None:
    """A busy moment slows both; medians of all runs would set a slow one of ours against a quick one of theirs."""
    found = ratio([1, 10, 3], [2, 20, 3])
    assert found == (0.5, 0.5, 1)
    assert str(found) == "0.50 (0.50–1.00)"


def test_what_ran_once_stands_beside_each_run_of_ours() -> None:
    """A peer that takes minutes runs once; the others of our runs would be dropped without a word."""
    assert ratio([1, 2, 4], [4]) == (0.5, 0.25, 1)


@pytest.mark.parametrize("power", [1, 1.5, 2])
def test_growth_is_told_as_a_power(power: float) -> None:
    """Whether ten times as many take ten times as long is what a large site depends on."""
    assert exponent((100, 3 * 100**power), (1000, 3 * 1000**power)) == pytest.approx(power)


TURN = '<footer class="turn">Next</footer>'
PAGE = '<article class="md-content__inner"><h1>Two words</h1><p>again, <b>words</b></p>{}</article></div></div>'


def test_a_word_that_a_peer_leaves_out_is_found() -> None:
    """A peer would win by saying less; once less often counts, too."""
    assert left_out(PAGE.format(""), "<nav>Two</nav>" + PAGE.format("").replace("again", "")) == ["again"]
    assert left_out(PAGE.format(""), PAGE.format("").replace("Two words", "Two")) == ["words"]


def test_a_page_that_a_peer_leaves_out_is_found(tmp_path: Path) -> None:
    """A peer would win by making fewer pages, or by making one of them empty."""
    pages = [f"{number}/index.html" for number in range(3)]
    for site in ("ours", "theirs"):
        for page in pages:
            (tmp_path / site / page).parent.mkdir(parents=True)
            (tmp_path / site / page).write_text(PAGE.format(""), "utf-8")
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    assert lacking(ours, theirs, pages) is None
    (theirs / pages[2]).write_text(PAGE.format("").replace("again", ""), "utf-8")
    assert lacking(ours, theirs, pages) == "2/index.html lacks 1 words: again"
    (theirs / pages[1]).unlink()
    assert lacking(ours, theirs, pages) == "1/index.html isn't there"


def test_what_nobody_sees_and_links_to_other_pages_are_no_part_of_the_text() -> None:
    """Each theme has scripts and links of its own."""
    ours = PAGE.format(f"<script>code</script>{TURN}")
    assert left_out(ours, PAGE.format("")) == []


def test_a_peer_is_given_our_page_around_its_article(tmp_path: Path) -> None:
    """An article that isn't cut out whole would stand twice on the pages of peers, or lack its end."""
    page = f"<title>A &amp; B</title>{PAGE.format(TURN)}"
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/b/index.html").write_text(page, "utf-8")
    ((address, title, body),) = articles(tmp_path)
    assert (address, title) == ("a/b", "A & B")
    assert body == "<h1>Two words</h1><p>again, <b>words</b></p>"
    around = shell(page)
    assert "<title>@@TITLE@@</title>" in around
    assert "@@ARTICLE@@" in around
    assert "again" not in around
    assert "Next" in around


def test_invented_content_is_sound_and_as_large_as_asked_for(tmp_path: Path) -> None:
    """A build of content that isn't sound stops, and takes no time at all."""
    write_project(tmp_path / "project", 12)
    content, problems = check(tmp_path / "project")
    assert [problem.told for problem in problems] == []
    assert sum(len(folder.variations) for folder in content.movements.values()) == 12


def test_a_seed_gives_the_same_project_each_time(tmp_path: Path) -> None:
    """Results of two days would differ by their content; and another seed is other content."""

    def texts(name: str, seed: int) -> list[str]:
        write_project(tmp_path / name, 5, seed)
        return [path.read_text("utf-8") for path in sorted((tmp_path / name / "content").rglob("*.yml"))]

    assert texts("one", 1) == texts("again", 1)
    assert texts("one-more", 1) != texts("other", 2)


def test_variations_are_divided_among_movements() -> None:
    """A decision tree has no room for more paths."""
    assert [sizes(count) for count in (0, 1, 216, 217, 997)] == [[], [1], [216], [109, 108], [200, 200, 199, 199, 199]]


@pytest.mark.parametrize("variations", [3, 4])
def test_an_edit_shows_and_leaves_the_content_sound(tmp_path: Path, variations: int) -> None:
    """The first variation is a real one or an invented one, and their YAML is written differently."""
    write_project(tmp_path / "project", variations)
    path = min((tmp_path / "project/content/movements").glob("*/variations/*.yml"))
    for number in (1, 2):
        edit(path, number)
    folder = sound_content(tmp_path / "project").movements[path.parts[-3]]
    assert re.match("Edited 2 (?!Edited)", folder.variations[path.stem].value.summary.text)


def test_a_run_counts_the_processes_that_it_started(tmp_path: Path) -> None:
    """A build that hands its work to others would look as if it took none."""
    busy = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'sum(range(10**7))'])"
    memory: list[int] = []
    sample = run(["python3", "-c", busy], tmp_path, {}, memory)
    alone = run(["python3", "-c", "pass"], tmp_path, {})
    assert sample.cpu > alone.cpu * 2
    assert max(memory) > 1_000_000


def test_a_run_that_fails_says_why(tmp_path: Path) -> None:
    """A peer that stops at once would win."""
    with pytest.raises(Failed, match="no such thing"):
        run(["python3", "-c", "raise SystemExit('no such thing')"], tmp_path, {})


def taken(cpu: list[float], wall: list[float]) -> dict[str, Any]:
    """A contender's results."""
    return {"told": "", "pages": 2, "bytes": 3_000_000, "peak": 5_000_000, "cpu": cpu, "wall": wall}


RESULTS = {
    "machine": {"processor": "A processor", "cores": 2, "system": "Linux 6", "python": "3.11.2"},
    "versions": {"Hugo": "0.1"},
    "options": [],
    "seed": 7,
    "sizes": [
        {"variations": 100, "runs": {"ours, cold": taken([1], [1])}, "missing": {"Eleventy": "not installed"}},
        {
            "variations": 1000,
            "runs": {"ours, cold": taken([10, 12], [6, 6]), "Hugo": taken([20, 20], [5, 5])},
            "missing": {},
        },
    ],
}


def test_the_report_says_what_was_reached_and_what_not() -> None:
    """A goal that is missed has to be as easy to see as one that is met."""
    said = report(RESULTS)
    assert "that of all PDFs, too" in said
    assert "| CPU at 1,000: ours, cold, to Hugo | 0.75 | 0.55 | yes |" in said
    assert "| wall at 1,000: ours, cold, to Hugo | 0.95 | 1.20 | no |" in said
    assert "| Hugo | 20.00 | 5.00 | 5 |" in said
    assert "| Hugo | 0.55 (0.50–0.60) | 1.20 |" in said
    assert "| Hugo | 2 | 3.0 | 2 |" in said
    assert "| ours, cold | 1.04 |" in said
    assert "- Eleventy was not timed: not installed" in said


def test_the_chart_is_a_drawing_with_a_dot_for_each() -> None:
    """A name with a sign of its own would break the page, and a dot elsewhere would tell another number."""
    rows = [Row("ours", 10, 9, 12, own=True), Row("A < B", 100, 100, 100, own=False), Row("C", 1, 1, 1, own=False)]
    drawn = ET.fromstring(dots("CPU & more", rows, "s"))  # noqa: S314 - our own
    ten, hundred, one = (float(dot.attrib["cx"]) for dot in drawn.iter("circle"))
    assert ten - one == pytest.approx(hundred - ten, abs=0.2)
    assert one < ten
    said = [text.text for text in drawn.iter("text")]
    assert said == ["1 s", "10 s", "100 s", "ours", "10 s", "A < B", "100 s", "C", "1 s"]


def test_our_pages_still_have_what_the_peers_are_given(tmp_path: Path) -> None:
    """A change of our templates would stop the bench, on the day that somebody wants figures."""
    write_ready(ROOT, real_site(), tmp_path / "given")
    pages = Pages(tmp_path / "given")
    for movement, id_ in pages.entries:
        built = (real_site() / movement / id_ / "index.html").read_text("utf-8")
        said = set(re.findall(r"\w+", pages.body("technique", movement, id_)))
        assert not {*words(built)} - said


COPY = """
import shutil, sys
if "--out" in sys.argv:
    shutil.copytree({!r}, sys.argv[sys.argv.index("--out") + 1])
"""


def test_a_bench_without_peers_names_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A peer that isn't installed must neither stop the bench nor be passed over in silence."""
    monkeypatch.setattr(contenders, "installed", lambda contender: contender.name.startswith(("ours", "bound")))
    stub = tmp_path / "stub.py"  # in the place of a build that takes long
    stub.write_text(COPY.format(str(real_site())), "utf-8")
    bench.main(["--quick", "--work", str(tmp_path / "work"), "--ours", f"{sys.executable} {stub}"])
    said = capsys.readouterr().out
    assert re.search(r"^\| ours, cold \| \d+\.\d+ \| \d+\.\d+ \| \d+ \|$", said, re.MULTILINE)
    for name in ("Hugo", "Eleventy", "Zensical, cold", "MkDocs, pages", "MkDocs, macros"):
        assert f"- {name} was not timed: not installed" in said
