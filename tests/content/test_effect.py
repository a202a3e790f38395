"""What `primer diff` tells of changes that are known, and that it is silent where no reader would notice anything."""

from __future__ import annotations

import re
from pathlib import Path

import changing
import pytest
from planted import CHOOSER, PRIMER, ROOT, Edit, copy_of_sample
from samples import SITE, sample_content

from generator.check import sound_content
from generator.content import Content
from generator.effect.changes import (
    Effect,
    FactChange,
    NumberChange,
    PageChange,
    PageName,
    PathChange,
    Said,
    SectionChange,
    SentenceChange,
)
from generator.effect.compare import effect
from generator.effect.forms import as_markdown, as_text, code
from generator.effect.numbers import number_changes
from generator.effect.sentences import changes, sentences
from generator.effect.shorten import side_by_side
from generator.effect.telling import NOTHING, Quote, report
from generator.model import Redirect

KEPT = ROOT / "tests/fixtures/effect"
BRASS, CARD = (
    PageName("lantern-swing/brass/", "Brass Lantern Swing"),
    PageName("lantern-swing/brass/card/", "Card: Brass Lantern Swing"),
)


def changed(folder: Path, change: changing.Change) -> Content:
    """The sample after a change."""
    project = copy_of_sample(folder)
    change(project)
    return sound_content(project.root)


def effect_of(folder: Path, change: changing.Change) -> Effect:
    """What a change of the sample does."""
    return effect(sample_content(), changed(folder, change), SITE)


# Five changes, to the last word


@pytest.mark.parametrize(
    "change",
    [
        changing.cue,
        changing.rep_range,
        changing.renamed,
        changing.renamed_and_redirected,
        changing.answer_removed,
        changing.new_variation,
    ],
    ids=lambda change: change.__name__,
)
def test_the_whole_report_is_as_kept(tmp_path: Path, change: changing.Change) -> None:
    """A reviewer would be told too much, too little, or something else than what happens."""
    parts = report(effect_of(tmp_path, change))
    for form, ending in ((as_text, "txt"), (as_markdown, "md")):
        assert form(parts) == (KEPT / f"{change.__name__}.{ending}").read_text("utf-8")


def test_a_cue_changes_a_page_and_its_card(tmp_path: Path) -> None:
    """The reviewer would have to look for the sentence."""
    said = SentenceChange(Said("Long arm", ("ours",)), Said("Long, quiet arm", ("ours",)))
    assert effect_of(tmp_path, changing.cue) == Effect(
        changed=(PageChange((BRASS, CARD), (SectionChange("Cues", (said,)),)),)
    )


def test_a_footing_changes_marks_and_carriers(tmp_path: Path) -> None:
    """That a sentence rests on something else shows in no word of it."""
    said = SentenceChange(Said("Still at the top", ("A05",)), Said("Still at the top", ("A05", "A02")))
    assert effect_of(tmp_path, changing.footing) == Effect(
        changed=(PageChange((BRASS, CARD), (SectionChange("Cues", (said,)),)),),
        facts=(FactChange("A02", ("Brass Lantern Swing: Cues",), ()),),
    )


def test_a_lost_carrier_is_told(tmp_path: Path) -> None:
    """A fact could fade from the site, a place at a time."""
    before = changed(tmp_path, changing.footing)
    assert effect(before, sample_content(), SITE).facts == (FactChange("A02", (), ("Brass Lantern Swing: Cues",)),)


def test_a_rep_range_is_a_number(tmp_path: Path) -> None:
    """The number that all plans hang on would drown among the rows of tables."""
    assert effect_of(tmp_path, changing.rep_range).numbers == (
        NumberChange("reps in a set", "6–10", "6–12"),
        NumberChange("length of a primer", "6 min", "6–7 min"),
    )


@pytest.mark.parametrize(
    ("old", "new", "name", "told"),
    [
        ("  min: 4\n  max: 6\n", "  min: 5\n  max: 6\n", "warm-up", ("4–6 min", "5–6 min")),
        ("share: 80, reps: 6", "share: 85, reps: 6", "ramp-up sets", ("6 reps at 80%", "6 reps at 85%")),
        ("  sets: 2\n", "  sets: 3\n", "working sets", ("2", "3")),
        ("  bottom: 1\n", "  bottom: 0\n", "tempo", ("2-1-1-2 (2 s down, pause 1 s", "2-0-1-2 (2 s down, no pause")),
        ("  max: 30\n", "  max: 45\n", "rest", ("30 s", "30–45 s")),
        ("  min: 1\n  max: 3\n", "  min: 2\n  max: 3\n", "effort", ("1–3 in reserve", "2–3 in reserve")),
        ("  kg: 2.5\n", "  kg: 1.25\n", "smallest steps", ("2.5 kg, 5 lb", "1.25 kg, 5 lb")),
        ("    reps: 2\n", "    reps: 1\n", "reps gained from a session to the next", ("2", "1")),
        ("    weeks: 3\n", "    weeks: 4\n", "weeks of a program", ("3", "4")),
        ("    block: 2\n", "    block: 3\n", "weeks of a block", ("2", "3")),
        ("[sun, wed]", "[mon, wed]", "leg days", ("Wednesday, Sunday", "Monday, Wednesday")),
        ("    share: 50\n", "    share: 60\n", "sets left in a light week", ("50%", "60%")),
    ],
)
def test_every_number_is_told(tmp_path: Path, old: str, new: str, name: str, told: tuple[str, str]) -> None:
    """A change of the training would pass as a change of words."""
    project = copy_of_sample(tmp_path)
    project.edit(Edit(PRIMER, old, new))
    content = sound_content_with_any_figures(project.root)
    found = {it.name: it for it in number_changes(sample_content(), content)}
    assert told[0] in found[name].old
    assert told[1] in found[name].new


def sound_content_with_any_figures(root: Path) -> Content:
    """The content of a folder, also where a number is not the one of its source."""
    path = root / "content/sources/almanac.yml"
    path.write_text(re.sub(r"\n    figures: .*", "", path.read_text("utf-8")), "utf-8")
    return sound_content(root)


def test_paths_are_told_by_their_answers(tmp_path: Path) -> None:
    """Somebody would be sent to another variation, and nobody would have noticed."""
    assert effect_of(tmp_path, changing.answer_removed).paths == (
        PathChange('new: wind "Yes" → flame "No"', "Put the lantern down for tonight", "Paper Lantern Swing"),
        PathChange('new: wind "No"', "Paper Lantern Swing", "Storm Lantern Swing"),
        PathChange('returning: flame "No"', "Put the lantern down for tonight", "Paper Lantern Swing"),
        PathChange('new: wind "Yes" → flame "Yes, even in a storm"', "Storm Lantern Swing", None),
        PathChange('returning: flame "Yes, even in a storm"', "Storm Lantern Swing", None),
    )


def test_a_renamed_answer_with_its_redirect_is_the_same_path(tmp_path: Path) -> None:
    """Each path behind it would count as gone, and as new."""
    project = copy_of_sample(tmp_path)
    redirect = "redirects:\n  - old: lantern-swing/choose/new/windy/\n    new: lantern-swing/choose/new/gusty/\n"
    project.edit(Edit(CHOOSER, "id: windy", "id: gusty"), Edit("redirects.yml", "", redirect))
    made = effect(sample_content(), sound_content(project.root), SITE)
    assert (made.broken, made.paths, made.added, made.removed) == ((), (), (), ())
    assert [move.old for move in made.moved] == [
        f"lantern-swing/choose/new/windy/{rest}" for rest in ("", "still/", "storm/", "flickers/")
    ]


# Addresses


def test_the_remedy_keeps_every_address(tmp_path: Path) -> None:
    """Who copies the lines would be refused once more."""
    (tmp_path / "first").mkdir()
    (tmp_path / "second").mkdir()
    for name, change in (("first", changing.renamed), ("second", changing.answer_removed)):
        project = copy_of_sample(tmp_path / name)
        change(project)
        made = effect(sample_content(), sound_content(project.root), SITE)
        assert made.broken
        (part,) = (part for part in report(made) if part.code)
        project.edit(Edit("redirects.yml", "", "".join(f"{line}\n" for line in part.code)))
        assert effect(sample_content(), sound_content(project.root), SITE).broken == ()


def test_a_redirect_that_is_dropped_breaks_its_address(tmp_path: Path) -> None:
    """An address that was kept alive for years would be lost in a cleanup."""
    before = changed(tmp_path, changing.renamed_and_redirected)
    (tmp_path / "content/redirects.yml").unlink()
    made = effect(before, sound_content(tmp_path), SITE)
    pages = [address for address in made.broken if address.endswith("/")]
    assert pages == ["lantern-swing/brass/", "lantern-swing/brass/card/"]
    assert made.remedy == (Redirect(old="lantern-swing/brass/", new="lantern-swing/bronze/"),)
    assert len(made.broken) == 15


def test_a_page_without_an_heir_is_led_to_the_one_above(tmp_path: Path) -> None:
    """The lines to copy would lead to a page that has nothing to do with it."""
    assert effect_of(tmp_path, changing.answer_removed).remedy == (
        Redirect(old="lantern-swing/choose/returning/storm/", new="lantern-swing/choose/returning/"),
        Redirect(old="lantern-swing/choose/new/windy/storm/", new="lantern-swing/choose/new/windy/"),
    )


# Nothing


def test_what_no_reader_sees_is_not_told(tmp_path: Path) -> None:
    """Reviewers would stop reading reports that tell of comments."""
    made = effect_of(tmp_path, changing.comments_and_order)
    assert made == Effect()
    assert as_text(report(made)) == f"{NOTHING}\n"
    assert as_markdown(report(made)) == f"### What this does to the site\n\n{NOTHING}\n"


def test_files_outside_content_are_only_counted() -> None:
    """A reviewer would take the report for one on everything."""
    assert as_text([], "1 file changed.") == f"{NOTHING}\n\n1 file changed.\n"


# Sentences


def test_a_page_is_read_as_it_is_seen() -> None:
    """A term would be told without its number, or a row without its first cell."""
    body = """\
<p>A <b>bold</b> word<sup class="footing"><a>A01</a> <a>ours</a></sup></p>
<section><h2>Rest</h2><dl><div><dt>Rest <sup class="footing"><a>A02</a></sup></dt>
<dd>30 s</dd></div></dl><table><tr><th>Set</th><td></td><td>6 <br>reps</td></tr></table></section>
<div role="img" aria-label="Not told">x</div><svg role="img" aria-label="A curve"><text>y</text></svg><script>z</script>
"""
    assert sentences(body) == [
        ("", Said("A bold word", ("A01", "ours"))),
        ("Rest", Said("Rest")),
        ("Rest", Said("Rest: 30 s", ("A02",))),
        ("Rest", Said("Set · 6 reps")),
        ("", Said("x")),
        ("", Said("A curve")),
    ]


def test_a_sentence_that_moved_is_not_lost() -> None:
    """A new order of cues would be told as a loss and a gain."""
    before, after = (
        "".join(f"<li>{text}</li>" for text in texts) for texts in (["Up.", "Two", "3"], ["Two", "3", "Up."])
    )
    assert changes(before, after) == (SectionChange("", (SentenceChange(Said("Up."), Said("Up.")),)),)


def test_long_sentences_are_cut_to_where_they_differ() -> None:
    """The one word that changed would have to be looked for."""
    words = [f"word{number}" for number in range(40)]
    old, new = " ".join(words), " ".join([*words[:20], "other", *words[21:]])
    assert side_by_side(old, new) == (
        "… word17 word18 word19 word20 word21 word22 word23 …",
        "… word17 word18 word19 other word21 word22 word23 …",
    )
    assert side_by_side("short", "shorter") == ("short", "shorter")
    assert max(map(len, side_by_side("a b " * 90, "c d " * 90))) <= 92


# Markdown


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<b>*a*</b> @you #1", "`<b>*a*</b> @you #1`"),
        ("a `b` c", "``a `b` c``"),
        ("`a``b`", "``` `a``b` ```"),
    ],
)
def test_words_of_the_content_stay_words(text: str, told: str) -> None:
    """A sentence could call somebody, name an issue, or put markup into the comment."""
    assert code(Quote(text)) == told


def test_long_parts_are_folded_in_markdown(tmp_path: Path) -> None:
    """A comment would fill the pull request, and errors would stand out of sight."""
    told = as_markdown(report(effect_of(tmp_path, changing.new_variation)))
    assert "<details>\n<summary>Pages and cards that say something else" in told
    assert told.count("<details>") == told.count("</details>") == 1
