"""What each kind of data says. The published schemas are made of these models, and the files too.

Fields that a content file has are taken over from its model. Addresses are relative to the site's own.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model import (
    Answer,
    Effort,
    Entry,
    Id,
    Increments,
    LightWeek,
    Many,
    Model,
    Movement,
    RampUp,
    Range,
    Rest,
    Result,
    Sign,
    Source,
    Statement,
    Tempo,
    Variation,
    WorkingSets,
)

Address = str
PAGE = Field(description="The page that says the same, relative to the site's address.")


class Resource(Model):
    """A file of data, which names its own schema."""

    schema_: str = Field(alias="$schema", description="The schema of this file, relative to the file itself.")


class VariationLinks(Model):
    """A variation, and where its data stands."""

    id: Id = Field(description="Its id, once in the movement.")
    name: str = Field(description="Its name.")
    variation: Address = Field(description="The variation as data.")
    plan: Address = Field(description="The plan of its primer and of its weeks as data.")
    page: Address = PAGE


class MovementLinks(Model):
    """A movement, and where its data stands."""

    id: Id = Field(description="Its id.")
    name: str = Field(description="Its name.")
    movement: Address = Field(description="The movement as data.")
    chooser: Address = Field(description="Its decision tree as data.")
    page: Address = PAGE
    variations: tuple[VariationLinks, ...] = Field(description="Its variations from basic to advanced.")


class IndexData(Resource):
    """All there is: begin here."""

    version: Literal["1"] = Field("1", description="The version of the data; what is in it stays.")
    name: str = Field(description="The name of the site.")
    site: str | None = Field(description="The address to which all others are relative, or null where it isn't known.")
    license: str = Field("MIT", description="The license of the data, by its SPDX id.")
    facts: Address = Field(description="The facts that everything rests on, as data.")
    movements: tuple[MovementLinks, ...] = Field(description="Every movement.")
    schemas: dict[str, Address] = Field(description="The schema of each kind of data.")


class MovementData(Resource, Movement):
    """What all variations of a movement share."""

    id: Id = Field(description="Its id.")
    page: Address = PAGE


class VariationData(Resource, Variation):
    """One way to do the movement."""

    id: Id = Field(description="Its id, once in the movement.")
    movement: Id = Field(description="The id of its movement.")
    rank: int = Field(description="Its place from basic to advanced, from 1.")
    plan: Address = Field(description="The plan of its primer and of its weeks as data.")
    page: Address = PAGE
    card: Address = Field(description="The page of its card.")
    papers: dict[str, Address] = Field(description="Its card to print, by the id of the paper.")


class SetData(Model):
    """A set of the primer. Loads are shares of the working load, as everybody's own is another."""

    kind: Literal["ramp-up", "working"] = Field(
        description="Whether it leads up to the load of the day, or is done at it."
    )
    number: int = Field(description="Its number among the sets of its kind, from 1.")
    share: int = Field(description="Percent of the working load.")
    reps: str = Field(description="How many repetitions, as 15 or 8–15.")
    load: str = Field(description="The load in words, where a share of it can't be set.")


class Span(Model):
    """From the least to the most."""

    min: int = Field(description="The least.")
    max: int = Field(description="The most.")


class SessionData(Model):
    """The primer of one leg day."""

    number: int = Field(description="Its number in the program, from 1.")
    week: int = Field(description="Its week, from 1.")
    day: str = Field(description="Its day of the week, by three letters.")
    light: bool = Field(description="Whether it belongs to a light week.")
    sets: int = Field(description="The working sets to do.")
    reps: int = Field(description="The repetitions of each working set.")
    raised: int = Field(description="By how many smallest steps the load lies above that of the first session.")
    level: str | None = Field(description="The option of the dial that rises, where there is one.")
    change: str = Field(description="What is new against the session before: start, reps, load, level, same, or hold.")


class ProgramData(Model):
    """The weeks of a program as they are until a lifter asks for something else."""

    weeks: int = Field(description="How many weeks it lasts.")
    block: int = Field(description="After how many weeks it asks how things stand.")
    days: tuple[str, ...] = Field(description="The leg days, by three letters.")
    light_week: LightWeek = Field(description="What is left of the work in a light week.")
    review: Statement = Field(description="What to do at the end of a block.")
    sessions: tuple[SessionData, ...] = Field(description="Every session in order.")


class PlanData(Resource):
    """The primer of a variation, set by set, and its program of weeks."""

    movement: Id = Field(description="The id of the movement.")
    variation: Id = Field(description="The id of the variation.")
    name: str = Field(description="The name of the variation.")
    page: Address = PAGE
    minutes: Span = Field(description="How many minutes it takes, without the warm-up.")
    warm_up: Range = Field(description="Minutes of warm-up before it.")
    reps: Range = Field(description="Repetitions in each set.")
    ramp_up: RampUp = Field(description="The lighter sets before the working sets.")
    working: WorkingSets = Field(description="The sets at the load of the day.")
    tempo: Tempo = Field(description="The seconds of each part of a repetition.")
    rest: Rest = Field(description="The rest between two sets, in seconds.")
    effort: Effort = Field(description="How many good repetitions are left when a working set ends.")
    increments: Increments = Field(description="What loads are rounded to where a lifter names no other step.")
    stop: Many[Sign] = Field(description="When to end a set.")
    progression: Many[Statement] = Field(description="How to do more over the weeks.")
    sets: tuple[SetData, ...] = Field(description="Every set in order.")
    program: ProgramData = Field(description="The weeks to come.")


class AskedData(Statement):
    """A question of the tree."""

    id: Id = Field(description="Its id, once among questions and results.")
    why: Statement = Field(description="Why it is asked.")
    answers: Many[Answer] = Field(description="Its answers; exactly one fits each case.")


class PathData(Model):
    """A path through the tree."""

    entry: Id = Field(description="The id of the way in.")
    answers: tuple[Id, ...] = Field(description="The ids of the answers, in order.")
    result: Id = Field(description="The id of the result to which they lead.")
    page: Address = PAGE


class ChooserData(Resource):
    """The decision tree of a movement."""

    movement: Id = Field(description="The id of the movement.")
    name: str = Field(description="The name of the movement.")
    page: Address = PAGE
    summary: Statement = Field(description="What the questions are about.")
    entries: Many[Entry] = Field(description="The ways into the tree.")
    topics: dict[Id, tuple[Id, ...]] = Field(
        description="What answers settle beside equipment, and all that can be said."
    )
    questions: tuple[AskedData, ...] = Field(description="The questions.")
    results: Many[Result] = Field(description="Where answers end: a variation, or advice.")
    paths: tuple[PathData, ...] = Field(description="Every path from an entry to a result.")


class SourceData(Source):
    """A source, and what it says."""

    id: Id = Field(description="Its id.")


class FactsData(Resource):
    """The facts that statements rest on: the ids in their `facts`. Where `default` is set, the word is ours."""

    page: Address = PAGE
    sources: tuple[SourceData, ...] = Field(description="Every source with its facts.")


KINDS: dict[str, type[Resource]] = {
    "index": IndexData,
    "movement": MovementData,
    "variation": VariationData,
    "plan": PlanData,
    "chooser": ChooserData,
    "facts": FactsData,
}
"""Every kind of data by the name of its schema."""
