"""The content model: what each YAML file may say. The schema, the loader and the docs derive from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import Annotated, Literal, TypeVar, get_args
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)

from generator.days import DAYS

T = TypeVar("T")
Many = Annotated[tuple[T, ...], Field(strict=False)]
"""A YAML list, kept as a tuple so that content can't change after it was checked."""

ID_PATTERN = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"
MAX_ID, MAX_TEXT, MAX_TITLE, MAX_CARD_LINE, MAX_CUE, MAX_LABEL = 40, 600, 80, 46, 42, 40
MAX_NAME, MAX_SHORT_LABEL, MAX_SHORT_NAME, MAX_WORD = 32, 24, 20, 14
"""The most letters of each kind of text."""
LONGEST_WORD = 20
UNBROKEN = r"(?:\u00a0|\u2007|\u202f|[^\s/\-‐–—])"
"""A character behind which no browser begins a new line, unless it is the last of a word."""


def one_line(value: object) -> object:
    """Fold the line breaks of a YAML block into single blanks, so that `|`, `>` and plain text mean the same.

    At the ends every kind of blank goes; inside, those that are not YAML's are the writer's. Blanks without width
    don't come so far: the reader refuses what can't be seen.
    """
    return " ".join(re.split(r"[ \t\r\n]+", value.strip())) if isinstance(value, str) else value


class Refused(ValueError):  # noqa: N818 - it is a refusal, and pydantic asks for a ValueError
    """What a field's own check refuses; the code names the lesson on the page of errors."""

    def __init__(self, message: str, *, code: str) -> None:
        super().__init__(message)
        self.code = code


def _worded(value: object, check: ValidatorFunctionWrapHandler) -> str:
    text: str = check(one_line(value))
    if not any(char.isalnum() for char in text):
        raise Refused("it holds no letter and no digit; write words", code="no-words")
    return text


def _narrow(value: object, check: ValidatorFunctionWrapHandler) -> str:
    text = _worded(value, check)
    if word := re.search(f"{UNBROKEN}{{{LONGEST_WORD + 1},}}", text):
        length = len(word[0])
        message = f'the word "{word[0]}" has {length} characters, {LONGEST_WORD} fit a phone and the card'
        raise Refused(f"{message}; choose a shorter one, or put a blank or hyphen into it", code="long-word")
    return text


WORDS, NARROW = WrapValidator(_worded), WrapValidator(_narrow)
"""One line of words; and one of words that are short enough for a heading on a phone, and for the card."""

_LABEL = r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?"
_HOST = re.compile(rf"{_LABEL}(\.{_LABEL})*")
_NO_SERVER = "no server can have this name or port; write an address as https://example.org/page"


def _https(url: str) -> str:
    try:
        parts = urlsplit(url)
        known = bool(_HOST.fullmatch(parts.hostname or "") and parts.port != 0)
    except ValueError:  # brackets, or a port beyond the last
        raise Refused(_NO_SERVER, code="not-an-address") from None
    if parts.scheme != "https" or not parts.hostname or "@" in parts.netloc:
        raise Refused("write a full address that begins with https://", code="not-an-address")
    if not re.fullmatch(r"[!#$%&()*+,\-./0-9:;=?@A-Z_a-z~\[\]]+", url):
        message = "an address holds no blanks, quotes or letters beyond ASCII; percent-encode them"
        raise Refused(message, code="not-an-address")
    if not known:
        raise Refused(_NO_SERVER, code="not-an-address")
    return url


def _day(value: object) -> object:
    if isinstance(value, date):
        return value
    with suppress(ValueError):
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            return date.fromisoformat(value)
    raise Refused("write a day of the calendar as year-month-day, as 2026-11-23", code="not-a-day")


ID_REGEX, FACT_REGEX, NAME_REGEX = f"^{ID_PATTERN}$", r"^[A-Z][A-Z0-9]*$", r"^[^<>{}]*$"
PATTERN_FORMS = {
    ID_REGEX: "lower-case letters, digits and single hyphens, beginning with a letter, as banded-cable",
    FACT_REGEX: "a capital letter, then capitals and digits, as F26, and a comma between two",
    NAME_REGEX: "a name without < > { }",
}
"""What each pattern asks for, in words."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=MAX_TEXT), WORDS]
Label = Annotated[str, StringConstraints(min_length=1, max_length=MAX_LABEL), NARROW]
ShortLabel = Annotated[str, StringConstraints(min_length=1, max_length=MAX_SHORT_LABEL), NARROW]
Phrase = Annotated[str, StringConstraints(min_length=1, max_length=MAX_NAME), NARROW]
Word = Annotated[str, StringConstraints(min_length=1, max_length=MAX_WORD), NARROW]
CardLine = Annotated[str, StringConstraints(min_length=1, max_length=MAX_CARD_LINE), NARROW]
"""A line that has to fit on the card at a size one can read from arm's length."""
CueLine = Annotated[str, StringConstraints(min_length=1, max_length=MAX_CUE), NARROW]
Name = Annotated[str, StringConstraints(min_length=1, max_length=MAX_NAME, pattern=NAME_REGEX), NARROW]
"""A name becomes a page's title, which themes put into places of every kind: it holds no markup at all."""
ShortName = Annotated[str, StringConstraints(min_length=1, max_length=MAX_SHORT_NAME, pattern=NAME_REGEX), NARROW]
Title = Annotated[str, StringConstraints(min_length=1, max_length=MAX_TITLE), NARROW]
Id = Annotated[str, StringConstraints(pattern=ID_REGEX, max_length=MAX_ID)]
FactId = Annotated[str, StringConstraints(pattern=FACT_REGEX, max_length=12)]
Url = Annotated[str, StringConstraints(max_length=300), AfterValidator(_https)]
Seconds = Annotated[int, Field(ge=0, le=600)]
Day = Annotated[date, BeforeValidator(_day)]
"""A day of the calendar, written 2026-11-23."""


def _hundredths(value: float) -> float:
    if round(value, 2) != value:
        raise Refused("a step has at most two decimals; round it", code="too-fine")
    return value


Increment = Annotated[float, Field(gt=0, le=100), AfterValidator(_hundredths)]
Tension = Literal["least", "low", "medium", "high", "most"]
REVISED = "The day of the last change that a reader would notice, for the cards."
PHASES = ("set_up", "descent", "drive", "lockout")


class Model(BaseModel):
    """A frozen mapping that knows its fields and no others."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Footed(Model):
    """Something a reader sees that rests on facts of a source, on the site's own default, or on both."""

    facts: Many[FactId] = Field((), description="The facts this rests on, by id, as [F26, F27].")
    default: Text | None = Field(
        None, description="Where the source is silent: why the site says this all the same, as a full sentence."
    )

    def figures_text(self) -> str:
        """The words and numbers a reader sees, for checking that a fact's figures survive."""
        return ""


class Statement(Footed):
    """A sentence or two of plain text with its footing."""

    text: Text = Field(description="Plain text; markup in it shows as text.")

    def figures_text(self) -> str:
        return self.text


class Step(Statement):
    """A step of the set-up: in full on the page, in short on the card."""

    short: CardLine | None = Field(None, description="The same step in a few words, for the card.")


class Sign(Statement):
    """A sign to stop: in full on the page, in short on the card."""

    short: Phrase | None = Field(None, description="The same sign in a few words, for the card.")


class Cue(Footed):
    """A few words to think of under load."""

    text: CueLine = Field(description="The cue, short enough for the card.")

    def figures_text(self) -> str:
        return self.text


class Range(Footed):
    """A whole number from min to max, both included."""

    min: int = Field(ge=1, le=1000)
    max: int = Field(ge=1, le=1000)

    def figures_text(self) -> str:
        return f"{self.min}–{self.max}"


# --- sources -------------------------------------------------------------------------------------------------


class Fact(Model):
    """One thing a source says, in words of our own."""

    id: FactId
    scope: Label = Field(description="What part of the subject it belongs to.")
    kind: Label = Field(description="What sort of statement it is: claim, rule, cue, number, …")
    figures: Many[Label] = Field((), description="Figures that some statement resting on it must show as they are.")
    fact: Text


class Source(Model):
    """content/sources/<id>.yml: where facts come from."""

    author: Label
    title: Title
    url: Url
    note: Text = Field(description="What we took from it, and what not.")
    silent_on: Many[Text] = Field((), description="What it doesn't say, so that the site's word on it is its own.")
    facts: Many[Fact] = Field(min_length=1)


# --- shared pages --------------------------------------------------------------------------------------------


class EquipmentItem(Statement):
    """A piece of equipment: what it is and what to look for."""

    id: Id
    name: Name
    look_for: Many[Statement] = Field((), description="What makes a good one.")


class Equipment(Model):
    """content/equipment.yml."""

    summary: Statement
    items: Many[EquipmentItem] = Field(min_length=1)


class Term(Statement):
    """A word of the trade and its meaning."""

    id: Id
    term: Label
    also: Many[Label] = Field((), description="Other words for the same thing.")
    see: Many[Id] = Field((), description="Ids of terms that belong with it.")


class Glossary(Model):
    """content/glossary.yml."""

    summary: Statement
    terms: Many[Term] = Field(min_length=1)


# --- the primer scheme ---------------------------------------------------------------------------------------


class Tempo(Footed):
    """Seconds for the four parts of a repetition, in the usual order: down, bottom, up, top."""

    down: Annotated[int, Field(ge=0, le=30)]
    bottom: Annotated[int, Field(ge=0, le=30)]
    up: Annotated[int, Field(ge=0, le=30)]
    top: Annotated[int, Field(ge=0, le=30)]
    top_word: Word = Field("hold", description="What one does at the top, as in squeeze.")

    def figures_text(self) -> str:
        return f"{self.top} s"


class RampSet(Model):
    """One ramp-up set: a share of the working load, for a number of reps."""

    share: int = Field(ge=1, le=99, description="Percent of the working load.")
    reps: int = Field(ge=1, le=100)


class RampUp(Footed):
    """The lighter sets that come first."""

    sets: Many[RampSet] = Field(min_length=1, max_length=3)


class WorkingSets(Footed):
    """The sets that count."""

    sets: int = Field(ge=1, le=5)


class Rest(Footed):
    """Seconds between two sets."""

    min: Seconds
    max: Seconds


class Effort(Footed):
    """How close to failure a working set ends, in repetitions left in reserve."""

    min: int = Field(ge=0, le=10)
    max: int = Field(ge=0, le=10)


class Increments(Footed):
    """The smallest change of load that a common machine allows, in each unit."""

    kg: Increment
    lb: Increment

    def figures_text(self) -> str:
        return f"{self.kg:g} kg or {self.lb:g} lb"


Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class Climb(Footed):
    """How reps rise through their range while the load stays."""

    reps: int = Field(ge=1, le=20, description="How many reps each working set gains from a session to the next.")


class Length(Footed):
    """How long a program is, and after how many weeks it asks how things stand."""

    weeks: int = Field(ge=1, le=52)
    block: int = Field(ge=1, le=6, description="The weeks of a block; a review ends it.")


class LegDays(Footed):
    """The leg days of a week that a program is shown with until a lifter has chosen their own."""

    days: Many[Weekday] = Field(min_length=1, max_length=7)

    def figures_text(self) -> str:
        return " ".join(self.names())

    def names(self) -> list[str]:
        """The days in full, in the order of the week."""
        return [DAYS[index] for index, id_ in enumerate(get_args(Weekday)) if id_ in self.days]


class LightWeek(Footed):
    """A week with less work."""

    share: int = Field(ge=1, le=99, description="Percent of the working sets that are left in it.")


class ProgramScheme(Model):
    """The numbers by which a program of weeks is planned."""

    climb: Climb
    length: Length
    leg_days: LegDays
    light_week: LightWeek
    review: Statement = Field(description="What to do at the end of a block.")


class Scheme(Model):
    """content/primer.yml: how a primer is done, whatever the movement."""

    revised: Day = Field(description=REVISED)
    summary: Statement
    principles: Many[Statement] = Field(min_length=1, description="What a primer is after, and how each rep is done.")
    warm_up: Range = Field(description="Minutes of warm-up before the primer.")
    reps: Range = Field(description="Repetitions in each set.")
    ramp_up: RampUp
    working: WorkingSets
    tempo: Tempo
    rest: Rest
    effort: Effort
    increments: Increments = Field(description="What loads are rounded to where a lifter names no other step.")
    stop: Many[Sign] = Field(min_length=1, max_length=4, description="When to end a set; in short, for the card.")
    progression: Many[Statement] = Field(min_length=1, description="How to do more over the weeks.")
    program: ProgramScheme


# --- a movement and its variations ---------------------------------------------------------------------------


class Phases(Model):
    """How a repetition is done, by phase."""

    set_up: Many[Statement] = ()
    descent: Many[Statement] = ()
    drive: Many[Statement] = ()
    lockout: Many[Statement] = ()


class SessionStep(Statement):
    """One part of the training session, in the order it is done."""

    name: Word
    role: Literal["warm-up", "primer", "main"]


class Demands(Statement):
    """What a primer has to do, each demand a line."""

    items: Many[Statement] = Field(min_length=1)


class Movement(Model):
    """content/movements/<id>/movement.yml: what all variations of a movement share."""

    revised: Day = Field(description=REVISED)
    name: Name
    summary: Statement = Field(description="The movement in a sentence or two.")
    why: Many[Statement] = Field(min_length=1, description="Why to prime with it.")
    demands: Demands
    audience: Many[Statement] = Field(min_length=1, description="Whom it is for.")
    session: Many[SessionStep] = Field(min_length=2, max_length=4, description="The training session in order.")
    stance: Many[Statement] = Field(min_length=1)
    hinge: Many[Statement] = Field(min_length=1, description="What is the same in every variation.")
    execution: Phases = Field(default=Phases(), description="What every variation does in each phase.")
    choosing: Many[Statement] = Field(min_length=1, description="How to choose among the variations.")
    order: Many[Id] = Field(min_length=1, description="The variations from basic to advanced.")


class Level(Footed):
    """Where a variation stands among the others, in a word."""

    label: ShortName

    def figures_text(self) -> str:
        return self.label


class EquipmentUse(Footed):
    """A piece of equipment that a variation needs."""

    item: Id = Field(description="Its id in content/equipment.yml.")
    note: Phrase | None = Field(None, description="What is particular about it here.")

    def figures_text(self) -> str:
        return self.note or ""


class Dial(Statement):
    """One thing a lifter sets to make a variation harder or easier."""

    name: ShortLabel
    measure: Literal["weight", "steps", "level"] = Field(
        description="weight and steps rise over the ramp-up sets; a level stays as it is."
    )
    options: Many[Word] = Field((), max_length=5, description="The levels from light to heavy, where it has levels.")
    rises: bool = Field(
        default=False, description="true where the next level follows when the load has no room left to rise."
    )

    def figures_text(self) -> str:
        return " ".join([self.text, *self.options])


class Load(Model):
    """How load is expressed, set and raised."""

    dials: Many[Dial] = Field(min_length=1, max_length=3)
    progress: Many[Statement] = Field(min_length=1, description="How to add load over time.")


class Resistance(Statement):
    """How hard the resistance pulls along the repetition."""

    hinge: Tension = Field(description="Tension at the bottom, in the hinge.")
    middle: Tension
    lockout: Tension = Field(description="Tension at the top.")


class StepBack(Statement):
    """When to make it easier, and with what."""

    to: Id | None = Field(None, description="The easier variation; leave it out to stay and clean up.")


class Fault(Model):
    """A common fault: what goes wrong, how one notices, what to do, and when to step back."""

    id: Id
    name: CardLine = Field(description="The fault in a few words, for the heading and the card.")
    fault: Statement
    notice: Statement
    fix: Statement
    card_fix: CardLine = Field(description="The fix in a few words, for the card.")
    step_back: StepBack


class Progress(Model):
    """The next variation up, and what to have first."""

    to: Id
    when: Many[Statement] = Field(min_length=1)
    short: CardLine = Field(description="When, in a few words, for the card.")


class Regress(Model):
    """The next variation down, and when to take it."""

    to: Id
    when: Many[Statement] = Field(min_length=1)
    short: CardLine = Field(description="When, in a few words, for the card.")


class Video(Footed):
    """A film elsewhere, opened on a click."""

    title: Text
    url: Url

    def figures_text(self) -> str:
        return self.title


class Variation(Model):
    """content/movements/<id>/variations/<id>.yml: one way to do the movement."""

    revised: Day = Field(description=REVISED)
    name: Name
    short_name: ShortName
    summary: Statement = Field(description="What it is for, in a sentence.")
    level: Level
    purpose: Many[Statement] = Field(min_length=1)
    equipment: Many[EquipmentUse] = Field(min_length=1, max_length=4)
    load: Load
    set_up: Many[Step] = Field(min_length=1, max_length=9)
    execution: Phases = Field(default=Phases(), description="What is particular to this variation in each phase.")
    cues: Many[Cue] = Field(
        min_length=3, max_length=5, description="The most needed first: a pocket card may have room for three."
    )
    resistance: Resistance
    faults: Many[Fault] = Field(
        min_length=1, max_length=4, description="The commonest first: a pocket card has the least room."
    )
    progress: Progress | None = None
    step_back: Regress | None = None
    video: Video | None = None


# --- the chooser ---------------------------------------------------------------------------------------------


class Topic(Model):
    """Something beside equipment that an answer settles, and all that can be said of it."""

    id: Id
    values: Many[Id] = Field(min_length=2, max_length=8, description="Each in a word or two, as lockout-holds.")


class Answer(Model):
    """An answer, what it settles, and where it leads."""

    id: Id = Field(description="Stands in the addresses of the pages behind it, as yes; leave it when you reword.")
    text: Label
    says: Many[Id] = Field((), max_length=3, description="The values of topics that it settles.")
    has: Many[Id] = Field((), max_length=4, description="Equipment that is at hand, by id; all of it.")
    lacks: Many[Id] = Field((), max_length=4, description="Equipment of which at least one piece is missing.")
    to: Id = Field(description="The id of a question or of a result.")


class Question(Statement):
    """A question a lifter can answer at once."""

    id: Id
    why: Statement = Field(description="Why we ask.")
    answers: Many[Answer] = Field(min_length=2, max_length=6)


class Result(Model):
    """Where a path ends: a variation, or advice."""

    id: Id
    title: Title
    variation: Id | None = Field(None, description="The variation to do; leave it out where the result is advice.")
    because: Many[Statement] = Field(min_length=1)
    again: Id | None = Field(None, description="The entry by which to come back when the advice is done.")


class Entry(Model):
    """A way into the tree."""

    id: Id
    label: Title
    start: Id = Field(description="The id of the first question.")


class Chooser(Model):
    """content/movements/<id>/chooser.yml: questions, answers and what they lead to."""

    summary: Statement
    topics: Many[Topic] = Field((), description="What answers settle, beside equipment.")
    entries: Many[Entry] = Field(min_length=1, max_length=6)
    questions: Many[Question] = Field(min_length=1)
    results: Many[Result] = Field(min_length=1)


Path = tuple[str | int, ...]


def walk(model: Model, path: Path = ()) -> Iterator[tuple[Path, Model]]:
    """The model and every model inside it, each with its path of field names and list indexes."""
    yield path, model
    for name in type(model).model_fields:
        value = getattr(model, name)
        if isinstance(value, Model):
            yield from walk(value, (*path, name))
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Model):
                    yield from walk(item, (*path, name, index))
