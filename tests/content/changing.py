"""Changes of the sample that a reviewer may have before them."""

from __future__ import annotations

from collections.abc import Callable

from planted import ALMANAC, BRASS, CHOOSER, MOVEMENT, PAPER, PRIMER, REDIRECTS, STORM, SWING, Edit, Project

Change = Callable[[Project], object]
BRONZE = f"{SWING}/variations/bronze.yml"
PUT_IT_DOWN = """\
  - id: put-it-down
    title: Put the lantern down for tonight
    because:
      - text: A hasty swing helps nobody.
        facts: [A10]
        default: The almanac tells of the flicker; stopping for the night is our advice.
    again: returning
"""
COPPER = f"{SWING}/variations/copper.yml"


def cue(project: Project) -> None:
    """One cue in other words."""
    project.edit(Edit(BRASS, "  - text: Long arm\n", "  - text: Long, quiet arm\n"))


def footing(project: Project) -> None:
    """A cue rests on one fact more."""
    project.edit(Edit(BRASS, "    facts: [A05]\n  - text: Quiet", "    facts: [A05, A02]\n  - text: Quiet"))


def rep_range(project: Project) -> None:
    """Other reps, and a source that says so."""
    project.edit(
        Edit(PRIMER, "  min: 6\n  max: 10\n", "  min: 6\n  max: 12\n"),
        Edit(
            ALMANAC,
            "figures: [6–10]\n    fact: A set has 6–10 swings.",
            "figures: [6–12]\n    fact: A set has 6–12 swings.",
        ),
    )


def renamed(project: Project) -> None:
    """A variation whose file has another name."""
    project.file(BRASS).rename(project.file(BRONZE))
    project.edit(
        Edit(MOVEMENT, "[paper, brass, storm]", "[paper, bronze, storm]"),
        Edit(CHOOSER, "variation: brass", "variation: bronze"),
        Edit(PAPER, "  to: brass\n", "  to: bronze\n"),
        Edit(STORM, "      to: brass\n", "      to: bronze\n"),
        Edit(STORM, "\n  to: brass\n", "\n  to: bronze\n"),
    )


def renamed_and_redirected(project: Project) -> None:
    """The same, with the line that keeps its address."""
    renamed(project)
    redirect = "redirects:\n  - old: lantern-swing/brass/\n    new: lantern-swing/bronze/\n"
    project.edit(Edit(REDIRECTS, "", redirect))


def answer_removed(project: Project) -> None:
    """Nobody is asked about a storm any more; who has no wind begins with the storm lantern."""
    answer = '      - text: "Yes, even in a storm"\n        to: end-with-storm\n        id: storm\n'
    project.edit(
        Edit(CHOOSER, f"{answer}        says: [still-in-storm]\n", ""),
        Edit(CHOOSER, "[still, still-in-storm, flickers]", "[still, flickers]"),
        Edit(CHOOSER, "        to: begin-with-paper\n", "        to: end-with-storm\n"),
        Edit(CHOOSER, "        to: put-it-down\n", "        to: begin-with-paper\n"),
        Edit(CHOOSER, PUT_IT_DOWN, ""),
    )


def new_variation(project: Project) -> None:
    """A fourth variation, between brass and storm."""
    text = project.file(BRASS).read_text("utf-8")
    for old, new in (
        ("name: Brass Lantern Swing\nshort_name: Brass\n", "name: Copper Lantern Swing\nshort_name: Copper\n"),
        ("  label: Second\n", "  label: Between\n"),
        ("      to: paper\n", "      to: brass\n"),
        ("step_back:\n  to: paper\n", "step_back:\n  to: brass\n"),
    ):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    project.edit(
        Edit(COPPER, "", text),
        Edit(MOVEMENT, "[paper, brass, storm]", "[paper, brass, copper, storm]"),
        Edit(BRASS, "progress:\n  to: storm\n", "progress:\n  to: copper\n"),
        Edit(STORM, "\n  to: brass\n", "\n  to: copper\n"),
        Edit(CHOOSER, "[still, still-in-storm, flickers]", "[still, still-in-storm, glows, flickers]"),
        Edit(
            CHOOSER,
            "        id: storm\n        says: [still-in-storm]\n",
            "        id: storm\n        says: [still-in-storm]\n"
            "      - {id: glows, text: It glows, says: [glows], to: take-copper}\n",
        ),
        Edit(
            CHOOSER,
            "results:\n",
            "results:\n  - id: take-copper\n    title: Take copper\n    variation: copper\n    because:\n"
            "      - {text: It glows., facts: [A05]}\n",
        ),
    )


def comments_and_order(project: Project) -> None:
    """Comments, other quotes, empty lines, and fields in another order: what no reader sees."""
    project.edit(
        Edit(PRIMER, "warm_up:\n  min: 4\n  max: 6\n", "# In minutes.\n\nwarm_up:\n  max: 6\n  min: 4\n"),
        Edit(BRASS, "  - text: Long arm\n", '  - text: "Long arm"  # not bent\n'),
    )
