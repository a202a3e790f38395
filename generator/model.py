"""The content model: what each YAML file may say. The schema, the loader and the docs derive from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import Annotated, Literal, NamedTuple, TypeVar, get_args
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

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


class Forms(NamedTuple):
    """What a validator asks for, as patterns for editors; where a pattern can't say it all, the validator does."""

    of: tuple[tuple[str, str], ...]

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        shape, asked = handler(core), [{"pattern": regex, "patternErrorMessage": told} for regex, told in self.of]
        first = {} if "pattern" in shape else asked.pop(0)
        return {**shape, **first, **({"allOf": asked} if asked else {})}


_A_WORD = (r"[^\s!-/:-@\[-`{-~]", "It holds no letter and no digit; write words.")
_SHORT_WORDS = (
    rf"^(?![\s\S]*{UNBROKEN}{{{LONGEST_WORD + 1}}})",
    f"A word has more than {LONGEST_WORD} characters; choose a shorter one, or put a blank or hyphen into it.",
)
_ADDRESS = (
    r"^[Hh][Tt][Tt][Pp][Ss]://[!#$%&()*+,\-./0-9:;=?@A-Z_a-z~\[\]]+$",
    "Write a full address that begins with https:// and holds no blanks.",
)
WORDS_FORM, NARROW_FORM = Forms((_A_WORD,)), Forms((_A_WORD, _SHORT_WORDS))
URL_FORM = Forms((_ADDRESS,))

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


DAY_FORM = "a day of the calendar as year-month-day, as 2026-11-23"


def _day(value: object) -> object:
    if isinstance(value, date):
        return value
    with suppress(ValueError):
        if isinstance(value, str) and re.fullmatch(r"20\d{2}-\d{2}-\d{2}", value):
            return date.fromisoformat(value)
    raise Refused(f"write {DAY_FORM}", code="not-a-day")


ID_REGEX, FACT_REGEX, NAME_REGEX = f"^{ID_PATTERN}$", r"^[A-Z][A-Z0-9]*$", r"^[^<>{}]*$"
ADDRESS_REGEX = f"^({ID_PATTERN}/)+$"
PATTERN_FORMS = {
    ID_REGEX: "lower-case letters, digits and single hyphens, beginning with a letter, as banded-cable",
    FACT_REGEX: "a capital letter, then capitals and digits, as F26, and a comma between two",
    NAME_REGEX: "a name without < > { }",
    ADDRESS_REGEX: "what follows the site's own address, with a slash at its end and none before, as equipment/",
}
"""What each pattern asks for, in words."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=MAX_TEXT), WORDS, WORDS_FORM]
Label = Annotated[str, StringConstraints(min_length=1, max_length=MAX_LABEL), NARROW, NARROW_FORM]
ShortLabel = Annotated[str, StringConstraints(min_length=1, max_length=MAX_SHORT_LABEL), NARROW, NARROW_FORM]
Phrase = Annotated[str, StringConstraints(min_length=1, max_length=MAX_NAME), NARROW, NARROW_FORM]
Word = Annotated[str, StringConstraints(min_length=1, max_length=MAX_WORD), NARROW, NARROW_FORM]
CardLine = Annotated[str, StringConstraints(min_length=1, max_length=MAX_CARD_LINE), NARROW, NARROW_FORM]
"""A line that has to fit on the card at a size one can read from arm's length."""
CueLine = Annotated[str, StringConstraints(min_length=1, max_length=MAX_CUE), NARROW, NARROW_FORM]
Name = Annotated[str, StringConstraints(min_length=1, max_length=MAX_NAME, pattern=NAME_REGEX), NARROW, NARROW_FORM]
"""A name becomes a page's title, which themes put into places of every kind: it holds no markup at all."""
ShortName = Annotated[
    str, StringConstraints(min_length=1, max_length=MAX_SHORT_NAME, pattern=NAME_REGEX), NARROW, NARROW_FORM
]
Title = Annotated[str, StringConstraints(min_length=1, max_length=MAX_TITLE), NARROW, NARROW_FORM]
Id = Annotated[str, StringConstraints(pattern=ID_REGEX, max_length=MAX_ID)]
FactId = Annotated[str, StringConstraints(pattern=FACT_REGEX, max_length=12)]
Address = Annotated[str, StringConstraints(pattern=ADDRESS_REGEX, max_length=300)]
Url = Annotated[str, StringConstraints(max_length=300), AfterValidator(_https), URL_FORM]
Seconds = Annotated[int, Field(ge=0, le=600)]
Day = Annotated[date, BeforeValidator(_day)]
"""A day of the calendar, written 2026-11-23."""


def _hundredths(value: float) -> float:
    if round(value, 2) != value:
        raise Refused("a step has at most two decimals; round it", code="too-fine")
    return value


Increment = Annotated[float, Field(gt=0, le=100), AfterValidator(_hundredths)]
Tension = Literal["least", "low", "medium", "high", "most"]
REVISED = "The day of the last change that a reader would notice, for the cards, the feed, and search engines."
ALSO = "Other names for it, which the page shows and the search finds."
PHASES = ("set_up", "descent", "drive", "lockout")


class Model(BaseModel):
    """A frozen mapping that knows its fields and no others."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, json_schema_serialization_defaults_required=True
    )


def _said(text: str, *facts: str) -> dict[str, object]:
    """An example of something said, with the facts it rests on."""
    return {"text": text, "facts": [*facts]}


class Footed(Model):
    """Something a reader sees that rests on facts of a source, on the site's own default, or on both."""

    facts: Many[FactId] = Field(
        (),
        description="The facts this rests on, by id. Each shows as a mark behind the text.",
        examples=[["F26", "F27"]],
    )
    default: Text | None = Field(
        None,
        description="Where the source is silent: why the site says this all the same, as a full sentence. "
        'The mark "ours" leads to it.',
        examples=["The source names the rope and no more; stoppers let you hold on without gripping hard."],
    )

    def figures_text(self) -> str:
        """The words and numbers a reader sees, for checking that a fact's figures survive."""
        return ""


class Statement(Footed):
    """A sentence or two of plain text with its footing."""

    text: Text = Field(
        description="What the reader reads: plain text; markup in it shows as text.",
        examples=["Squeeze your glutes hard for one second at the top."],
    )

    def figures_text(self) -> str:
        return self.text


class Step(Statement):
    """A step of the set-up: in full on the page, in short on the card."""

    text: Text = Field(
        description="The step in full, for the page.",
        examples=["Stand with your back to the stack and the cable between your legs."],
    )
    short: CardLine | None = Field(
        None,
        description="The same step in a few words, for the card. Three to five steps need one.",
        examples=["Back to the stack, cable between the legs"],
    )


class Sign(Statement):
    """A sign to stop: in full on the page, in short on the card."""

    text: Text = Field(
        description="The sign in full, for the page.",
        examples=["End the set when you can no longer squeeze hard for one second at the top."],
    )
    short: Phrase | None = Field(
        None, description="The same sign in a few words, for the card.", examples=["squeeze gone"]
    )


class Cue(Footed):
    """A few words to think of under load."""

    text: CueLine = Field(
        description="The cue, short enough for the card.", examples=["Squeeze hard, every single rep"]
    )

    def figures_text(self) -> str:
        return self.text


class Range(Footed):
    """A whole number from min to max, both included."""

    min: int = Field(ge=1, le=1000, description="The least, a whole number.", examples=[8])
    max: int = Field(ge=1, le=1000, description="The most, a whole number not below min.", examples=[15])

    def figures_text(self) -> str:
        return f"{self.min}–{self.max}"


# --- sources -------------------------------------------------------------------------------------------------


class Fact(Model):
    """One thing a source says, in words of our own."""

    id: FactId = Field(
        description="Its name wherever something rests on it; it shows as a mark. Never give one out twice.",
        examples=["F26"],
    )
    scope: Label = Field(description="What part of the subject it belongs to.", examples=["banded"])
    kind: Label = Field(
        description="What sort of statement it is: claim, rule, cue, number, or another in a word.", examples=["rule"]
    )
    figures: Many[Label] = Field(
        (), description="Figures that some statement resting on it must show as they are.", examples=[["8–15"]]
    )
    fact: Text = Field(
        description="What the source says, in our own words; never pasted. It shows on the sources page.",
        examples=["Fix the band low, to something that stays where it is."],
    )


class Source(Model):
    """content/sources/<id>.yml: where facts come from."""

    author: Label = Field(description="Who wrote the source. Shows on the sources page.", examples=["Dr. John Rusin"])
    title: Title = Field(
        description="The source's own title.", examples=["Build a Resilient Set of Glutes with The Pull Through"]
    )
    url: Url = Field(
        description="Where to read the source: a full address that begins with https://.",
        examples=["https://drjohnrusin.com/pull-through/"],
    )
    note: Text = Field(
        description="What we took from it, and what not.", examples=["We took facts and wrote every sentence anew."]
    )
    silent_on: Many[Text] = Field(
        (),
        description="What it doesn't say, so that the site's word on it is its own.",
        examples=[["It gives no rest between sets."]],
    )
    facts: Many[Fact] = Field(min_length=1, description="All it says that the site rests on, each with an id.")


# --- shared pages --------------------------------------------------------------------------------------------


class EquipmentItem(Statement):
    """A piece of equipment: what it is and what to look for."""

    text: Text = Field(
        description="What it is, in a sentence or two.",
        examples=["A small loop that goes around both legs."],
    )
    id: Id = Field(
        description="Its name for other files, as in the equipment of a variation; it stands in its address.",
        examples=["mini-band"],
    )
    name: Name = Field(description="Its name as a reader sees it.", examples=["Mini-band"])
    also: Many[Label] = Field((), description=ALSO, examples=[["knee band", "hip circle"]])
    look_for: Many[Statement] = Field(
        (), description="What makes a good one.", examples=[[_said("Edges that don't bite into the leg.", "F53")]]
    )


class Equipment(Model):
    """content/equipment.yml: the things one needs, and what makes a good one."""

    summary: Statement = Field(
        description="The first sentence of the equipment page.",
        examples=[_said("A band and something solid are enough to begin.", "F24", "F26")],
    )
    items: Many[EquipmentItem] = Field(min_length=1, description="The pieces of equipment, in the order of the page.")


class Term(Statement):
    """A word of the trade and its meaning."""

    text: Text = Field(
        description="What the word means, in a sentence or two.",
        examples=["A set at the load of the day, done after the ramp-up."],
    )
    id: Id = Field(
        description="Its name for the see of other terms; it stands in its address.", examples=["working-set"]
    )
    term: Label = Field(description="The word itself. The glossary sorts by it.", examples=["Working set"])
    also: Many[Label] = Field((), description="Other words for the same thing.", examples=[["bracing"]])
    see: Many[Id] = Field((), description="Ids of terms that belong with it.", examples=[["ramp-up-set", "lockout"]])


class Glossary(Model):
    """content/glossary.yml: the words of the trade."""

    summary: Statement = Field(
        description="The first sentence of the glossary.",
        examples=[{"text": "The words a lifter meets here.", "default": "Most of these definitions are ours."}],
    )
    terms: Many[Term] = Field(min_length=1, description="The words; the page sorts them by itself.")


# --- the primer scheme ---------------------------------------------------------------------------------------


class Tempo(Footed):
    """Seconds for the four parts of a repetition, in the usual order: down, bottom, up, top."""

    down: Annotated[int, Field(ge=0, le=30)] = Field(
        description="Whole seconds for the way down; 1 or more.", examples=[3]
    )
    bottom: Annotated[int, Field(ge=0, le=30)] = Field(
        description="Whole seconds at the bottom; 0 where one doesn't wait.", examples=[0]
    )
    up: Annotated[int, Field(ge=0, le=30)] = Field(description="Whole seconds for the way up; 1 or more.", examples=[1])
    top: Annotated[int, Field(ge=0, le=30)] = Field(
        description="Whole seconds at the top; 0 where one doesn't wait.", examples=[1]
    )
    top_word: Word = Field("hold", description="What one does at the top, in a word.", examples=["squeeze"])

    def figures_text(self) -> str:
        return f"{self.top} s"


class RampSet(Model):
    """One ramp-up set: a share of the working load, for a number of reps."""

    share: int = Field(
        ge=1, le=99, description="Percent of the working load, more than in the set before.", examples=[50]
    )
    reps: int = Field(ge=1, le=100, description="Its repetitions, within the reps of the scheme.", examples=[15])


class RampUp(Footed):
    """The lighter sets that come first."""

    sets: Many[RampSet] = Field(
        min_length=1,
        max_length=3,
        description="The ramp-up sets from light to heavy.",
        examples=[[{"share": 50, "reps": 15}, {"share": 75, "reps": 12}]],
    )


class WorkingSets(Footed):
    """The sets that count."""

    sets: int = Field(ge=1, le=5, description="How many working sets a primer has.", examples=[4])


class Rest(Footed):
    """Seconds between two sets."""

    min: Seconds = Field(description="The shortest rest, in whole seconds.", examples=[45])
    max: Seconds = Field(description="The longest rest, in whole seconds; not below min.", examples=[75])


class Effort(Footed):
    """How close to failure a working set ends, in repetitions left in reserve."""

    min: int = Field(ge=0, le=10, description="The fewest good reps left at the end of a set.", examples=[2])
    max: int = Field(ge=0, le=10, description="The most good reps left at the end of a set.", examples=[3])


class Increments(Footed):
    """The smallest change of load that a common machine allows, in each unit."""

    kg: Increment = Field(description="The step in kilograms, with two decimals at most.", examples=[2.5])
    lb: Increment = Field(description="The step in pounds, with two decimals at most.", examples=[5])

    def figures_text(self) -> str:
        return f"{self.kg:g} kg or {self.lb:g} lb"


Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class Climb(Footed):
    """How reps rise through their range while the load stays."""

    reps: int = Field(
        ge=1, le=20, description="How many reps each working set gains from a session to the next.", examples=[1]
    )


class Length(Footed):
    """How long a program is, and after how many weeks it asks how things stand."""

    weeks: int = Field(ge=1, le=52, description="The weeks of a program.", examples=[8])
    block: int = Field(
        ge=1, le=6, description="The weeks of a block, no more than the program has; a review ends it.", examples=[4]
    )


class LegDays(Footed):
    """The leg days of a week that a program is shown with until a lifter has chosen their own."""

    days: Many[Weekday] = Field(
        min_length=1,
        max_length=7,
        description="The days by their first three letters, each once.",
        examples=[["mon", "thu"]],
    )

    def figures_text(self) -> str:
        return " ".join(self.names())

    def names(self) -> list[str]:
        """The days in full, in the order of the week."""
        return [DAYS[index] for index, id_ in enumerate(get_args(Weekday)) if id_ in self.days]


class LightWeek(Footed):
    """A week with less work."""

    share: int = Field(ge=1, le=99, description="Percent of the working sets that are left in it.", examples=[50])


class ProgramScheme(Model):
    """The numbers by which a program of weeks is planned."""

    climb: Climb = Field(description="How reps rise from a session to the next.")
    length: Length = Field(description="How long a program and a block are.")
    leg_days: LegDays = Field(description="The days a program is shown with until a lifter chooses.")
    light_week: LightWeek = Field(description="What is left of the work in a light week.")
    review: Statement = Field(
        description="What to do at the end of a block.",
        examples=[_said("Ask whether the variation still fits.", "F47", "F60")],
    )


class Scheme(Model):
    """content/primer.yml: how a primer is done, whatever the movement."""

    revised: Day = Field(description=REVISED, examples=["2026-11-23"])
    summary: Statement = Field(
        description="The first sentence of the scheme's page.",
        examples=[_said("A primer is the exercise that opens leg day.", "F07", "F10")],
    )
    principles: Many[Statement] = Field(
        min_length=1,
        description="What a primer is after, and how each rep is done.",
        examples=[[_said("Ramp up first, in more than one lighter set.", "F13")]],
    )
    warm_up: Range = Field(
        description="Minutes of warm-up before the primer.", examples=[{"min": 5, "max": 10, "facts": ["F09"]}]
    )
    reps: Range = Field(description="Repetitions in each set.", examples=[{"min": 8, "max": 15, "facts": ["F15"]}])
    ramp_up: RampUp = Field(description="The lighter sets before the working sets.")
    working: WorkingSets = Field(description="The sets at the load of the day.")
    tempo: Tempo = Field(description="The seconds of each part of a rep.")
    rest: Rest = Field(description="The rest between two sets, in seconds.")
    effort: Effort = Field(description="How many good reps are left when a set ends.")
    increments: Increments = Field(description="What loads are rounded to where a lifter names no other step.")
    stop: Many[Sign] = Field(
        min_length=1,
        max_length=4,
        description="When to end a set; in short, for the card.",
        examples=[[{"text": "End the set when the squeeze goes.", "short": "squeeze gone", "facts": ["F36"]}]],
    )
    progression: Many[Statement] = Field(
        min_length=1,
        description="How to do more over the weeks.",
        examples=[[_said("Raise the load over time, and be patient.", "F45")]],
    )
    program: ProgramScheme = Field(description="How a program of weeks is planned.")


# --- a movement and its variations ---------------------------------------------------------------------------


class Phases(Model):
    """How a repetition is done, by phase."""

    set_up: Many[Statement] = Field(
        default=(),
        description="What to do before the first rep.",
        examples=[[_said("Brace your middle before the hips move.", "F31")]],
    )
    descent: Many[Statement] = Field(
        default=(),
        description="What to do on the way down.",
        examples=[[_said("Go down slowly, in control.", "F18", "F32")]],
    )
    drive: Many[Statement] = Field(
        default=(),
        description="What to do on the way up.",
        examples=[[_said("Drive the hips forward, firmly and without a jerk.", "F18", "F42")]],
    )
    lockout: Many[Statement] = Field(
        default=(),
        description="What to do at the top.",
        examples=[[_said("Squeeze your glutes hard for one second.", "F19", "F33")]],
    )


class SessionStep(Statement):
    """One part of the training session, in the order it is done."""

    text: Text = Field(
        description="What to do in this part.",
        examples=["Pick one variation and start with it, every leg day."],
    )
    name: Word = Field(description="The part in a word, as its heading.", examples=["Prime"])
    role: Literal["warm-up", "primer", "main"] = Field(
        description="What it is in the session; exactly one part is the primer.", examples=["primer"]
    )


class Demands(Statement):
    """What a primer has to do, each demand a line."""

    text: Text = Field(
        description="The sentence that leads to the demands.",
        examples=["The source asks four things of a glute primer."],
    )
    items: Many[Statement] = Field(
        min_length=1,
        description="The demands, each in a sentence.",
        examples=[[_said("Practice the hip hinge, before you hinge heavy.", "F06", "F12")]],
    )


class Movement(Model):
    """content/movements/<id>/movement.yml: what all variations of a movement share."""

    revised: Day = Field(description=REVISED, examples=["2026-11-23"])
    name: Name = Field(
        description="The movement's name, as the title of its page and in the navigation.", examples=["Pull Through"]
    )
    also: Many[Label] = Field((), description=ALSO, examples=[["glute pull-through"]])
    summary: Statement = Field(
        description="The movement in a sentence or two.",
        examples=[_said("A loaded hip hinge with the pull from behind.", "F22", "F29")],
    )
    why: Many[Statement] = Field(
        min_length=1,
        description="Why to prime with it. A health claim is the source's; say whose it is.",
        examples=[[_said("A program with no direct glute work is unfinished, by his standard.", "F03")]],
    )
    demands: Demands = Field(description="What a primer has to do.")
    audience: Many[Statement] = Field(
        min_length=1,
        description="Whom it is for.",
        examples=[[_said("Lifters who are new to training the glutes directly.", "F08")]],
    )
    session: Many[SessionStep] = Field(
        min_length=2,
        max_length=4,
        description="The training session in order: warm-up, primer, and what follows.",
        examples=[
            [
                {"name": "Prime", "role": "primer", **_said("Start with one variation, every leg day.", "F07")},
                {"name": "Lift", "role": "main", **_said("Now the heavy lifts.", "F12")},
            ]
        ],
    )
    stance: Many[Statement] = Field(
        min_length=1,
        description="How to stand, in every variation.",
        examples=[[_said("Stand as you do to squat, with toes slightly out.", "F30")]],
    )
    hinge: Many[Statement] = Field(
        min_length=1,
        description="What is the same in every variation.",
        examples=[[_said("The movement is in the hips; the spine stays as it was.", "F31")]],
    )
    execution: Phases = Field(default=Phases(), description="What every variation does in each phase.")
    choosing: Many[Statement] = Field(
        min_length=1,
        description="How to choose among the variations.",
        examples=[[_said("Do one of them in a session.", "F10")]],
    )
    order: Many[Id] = Field(
        min_length=1,
        description="The variations from basic to advanced, by the names of their files; each once.",
        examples=[["banded", "cable", "banded-cable"]],
    )


class Level(Footed):
    """Where a variation stands among the others, in a word."""

    label: ShortName = Field(description="The level in a word, for the ladder and the card.", examples=["Intermediate"])

    def figures_text(self) -> str:
        return self.label


class EquipmentUse(Footed):
    """A piece of equipment that a variation needs."""

    item: Id = Field(description="Its id in content/equipment.yml.", examples=["cable-machine"])
    note: Phrase | None = Field(
        None,
        description="What is particular about it here, for the page and the card.",
        examples=["pulley at its lowest"],
    )

    def figures_text(self) -> str:
        return self.note or ""


class Dial(Statement):
    """One thing a lifter sets to make a variation harder or easier."""

    text: Text = Field(
        description="How to set it, and where to begin.",
        examples=["Set it with the pin. Begin light enough to stand still at the top."],
    )
    name: ShortLabel = Field(description="What one sets, as on the card.", examples=["Stack weight"])
    measure: Literal["weight", "steps", "level"] = Field(
        description="weight and steps rise over the ramp-up sets; a level stays as it is.", examples=["weight"]
    )
    options: Many[Word] = Field(
        (),
        max_length=5,
        description="The levels from light to heavy, where it has levels.",
        examples=[["extra-light", "light"]],
    )
    rises: bool = Field(
        default=False,
        description="true where the next level follows when the load has no room left to rise.",
        examples=[True],
    )

    def figures_text(self) -> str:
        return " ".join([self.text, *self.options])


class Load(Model):
    """How load is expressed, set and raised."""

    dials: Many[Dial] = Field(min_length=1, max_length=3, description="What a lifter sets, the most used first.")
    progress: Many[Statement] = Field(
        min_length=1,
        description="How to add load over time.",
        examples=[[_said("Add weight over weeks, one small step at a time.", "F45")]],
    )


class Resistance(Statement):
    """How hard the resistance pulls along the repetition."""

    text: Text = Field(
        description="How the pull goes along the rep, in words.",
        examples=["A band pulls least in the hinge and most at lockout."],
    )
    hinge: Tension = Field(description="Tension at the bottom, in the hinge.", examples=["low"])
    middle: Tension = Field(description="Tension halfway.", examples=["medium"])
    lockout: Tension = Field(description="Tension at the top.", examples=["most"])


class StepBack(Statement):
    """When to make it easier, and with what."""

    text: Text = Field(
        description="When to make it easier, and how.",
        examples=["If a light stack still throws you off, go back to the band."],
    )
    to: Id | None = Field(
        None, description="The easier variation; leave it out to stay and clean up.", examples=["banded"]
    )


class Fault(Model):
    """A common fault: what goes wrong, how one notices, what to do, and when to step back."""

    id: Id = Field(description="Its name in addresses, once in a variation.", examples=["leaning-back"])
    name: CardLine = Field(
        description="The fault in a few words, for the heading and the card.", examples=["Leaning back at the top"]
    )
    fault: Statement = Field(
        description="What goes wrong.",
        examples=[_said("You arch your lower back to finish the rep.", "F31")],
    )
    notice: Statement = Field(
        description="How a lifter notices it.",
        examples=[_said("Your hips stop short of full extension.", "F44")],
    )
    fix: Statement = Field(
        description="What to do about it.", examples=[_said("Stop when the hips are straight.", "F42", "F44")]
    )
    card_fix: CardLine = Field(
        description="The fix in a few words, for the card.", examples=["Ribs down, glutes finish the rep"]
    )
    step_back: StepBack = Field(
        description="When to go back, and to what.",
        examples=[{**_said("If a light stack still throws you off, go back to the band.", "F43"), "to": "banded"}],
    )


class Progress(Model):
    """The next variation up, and what to have first."""

    to: Id = Field(description="The next variation, by the name of its file.", examples=["banded-cable"])
    when: Many[Statement] = Field(
        min_length=1,
        description="All that has to be true first; the review after a block asks it.",
        examples=[[_said("Your technique is fully locked in.", "F51")]],
    )
    short: CardLine = Field(
        description="When, in a few words, for the card.", examples=["Gone stale, and technique fully locked in"]
    )


class Regress(Model):
    """The next variation down, and when to take it."""

    to: Id = Field(description="The variation to go back to, by the name of its file.", examples=["banded"])
    when: Many[Statement] = Field(
        min_length=1,
        description="Signs of which one is enough; the review after a block asks them.",
        examples=[[_said("You can't keep your balance, even with little weight.", "F43", "F44")]],
    )
    short: CardLine = Field(
        description="When, in a few words, for the card.", examples=["Balance or lockout goes, even when light"]
    )


class Video(Footed):
    """A film elsewhere, opened on a click."""

    title: Text = Field(
        description="What the film shows, as the text of the link.",
        examples=["The author shows the cable version in the source article"],
    )
    url: Url = Field(
        description="Where the film is: a full address that begins with https://.",
        examples=["https://drjohnrusin.com/pull-through/"],
    )

    def figures_text(self) -> str:
        return self.title


class Variation(Model):
    """content/movements/<id>/variations/<id>.yml: one way to do the movement."""

    revised: Day = Field(description=REVISED, examples=["2026-11-23"])
    name: Name = Field(description="The variation's name, as the title of its page.", examples=["Cable Pull Through"])
    short_name: ShortName = Field(
        description="Its name among the others, for the ladder and the card.", examples=["Cable"]
    )
    also: Many[Label] = Field((), description=ALSO, examples=[["rope pull-through"]])
    summary: Statement = Field(
        description="What it is for, in a sentence.",
        examples=[_said("The next step after the band, with a more even pull.", "F37", "F38")],
    )
    level: Level = Field(description="Where it stands among the others, in a word.")
    purpose: Many[Statement] = Field(
        min_length=1,
        description="What one does it for.",
        examples=[[_said("Load the hinge more evenly than a band does.", "F34", "F38")]],
    )
    equipment: Many[EquipmentUse] = Field(
        min_length=1,
        max_length=4,
        description="What one needs for it.",
        examples=[[{"item": "rope-attachment", "facts": ["F40"]}]],
    )
    load: Load = Field(description="What one sets, and how to add load.")
    set_up: Many[Step] = Field(
        min_length=1,
        max_length=9,
        description="How to set up, step by step; in short, for the card.",
        examples=[[{"text": "Walk out until the plates stay up.", "short": "Walk out", "facts": ["F42"]}]],
    )
    execution: Phases = Field(
        default=Phases(),
        description="What is particular to this variation in each phase; leave out a phase in which nothing is.",
    )
    cues: Many[Cue] = Field(
        min_length=3,
        max_length=5,
        description="The most needed first: a pocket card may have room for three.",
        examples=[
            [
                _said("Control the hinge all the way", "F42"),
                _said("Drive up to full extension", "F42", "F44"),
                _said("Tension before weight", "F46"),
            ]
        ],
    )
    resistance: Resistance = Field(description="How hard it pulls along the rep, in words and as a curve.")
    faults: Many[Fault] = Field(
        min_length=1, max_length=4, description="The commonest first: a pocket card has the least room."
    )
    progress: Progress | None = Field(None, description="The way up; all but the last variation need one.")
    step_back: Regress | None = Field(None, description="The way back; all but the first variation need one.")
    video: Video | None = Field(None, description="A film of it; leave it out where there is none.")


# --- the chooser ---------------------------------------------------------------------------------------------


class Topic(Model):
    """Something beside equipment that an answer settles, and all that can be said of it."""

    id: Id = Field(description="Its name, for your own overview.", examples=["cable-lockout"])
    values: Many[Id] = Field(
        min_length=2,
        max_length=8,
        description="All that can be said of it, each in a word or two; for the says of answers.",
        examples=[["lockout-holds", "lockout-goes"]],
    )


class Answer(Model):
    """An answer, what it settles, and where it leads."""

    id: Id = Field(
        description="Stands in the addresses of the pages behind it; leave it when you reword.", examples=["yes"]
    )
    text: Label = Field(description="The answer as a reader sees it.", examples=["Yes, both"])
    says: Many[Id] = Field(
        (), max_length=3, description="The values of topics that it settles.", examples=[["lockout-holds"]]
    )
    has: Many[Id] = Field(
        (),
        max_length=4,
        description="Equipment that is at hand, by id; all of it.",
        examples=[["resistance-band", "anchor"]],
    )
    lacks: Many[Id] = Field(
        (),
        max_length=4,
        description="Equipment of which at least one piece is missing.",
        examples=[["resistance-band", "anchor"]],
    )
    to: Id = Field(description="The id of a question or of a result.", examples=["get-a-band"])


class Question(Statement):
    """A question a lifter can answer at once."""

    text: Text = Field(
        description="The question as a reader sees it; one that can be answered at once.",
        examples=["Do you have a long band?"],
    )
    id: Id = Field(description="Its name for the to of answers.", examples=["band-and-anchor"])
    why: Statement = Field(
        description="Why we ask; it stands below the question.",
        examples=[_said("That is all the banded version takes.", "F24", "F26")],
    )
    answers: Many[Answer] = Field(
        min_length=2,
        max_length=6,
        description="The answers; exactly one must fit each case.",
        examples=[
            [
                {"id": "yes", "text": "Yes, both", "has": ["resistance-band", "anchor"], "to": "hinge"},
                {"id": "no", "text": "No, or not both", "lacks": ["resistance-band", "anchor"], "to": "get-a-band"},
            ]
        ],
    )


class Result(Model):
    """Where a path ends: a variation, or advice."""

    id: Id = Field(description="Its name for the to of answers.", examples=["get-a-band"])
    title: Title = Field(description="The result in a few words, as the heading.", examples=["Get a band first"])
    variation: Id | None = Field(
        None, description="The variation to do; leave it out where the result is advice.", examples=["banded"]
    )
    because: Many[Statement] = Field(
        min_length=1,
        description="Why this is the result.",
        examples=[[_said("A long band and an anchor are all you need for the first variation.", "F24", "F26")]],
    )
    again: Id | None = Field(
        None, description="The entry by which to come back when the advice is done.", examples=["first-time"]
    )


class Entry(Model):
    """A way into the tree."""

    id: Id = Field(description="Stands in the addresses of the pages behind it.", examples=["first-time"])
    label: Title = Field(description="What the reader chooses first of all.", examples=["Choosing for the first time"])
    start: Id = Field(description="The id of the first question.", examples=["band-and-anchor"])


class Chooser(Model):
    """content/movements/<id>/chooser.yml: questions, answers and what they lead to."""

    summary: Statement = Field(
        description="What the questions are about, in a sentence.",
        examples=[_said("A few questions about your needs and your equipment.", "F10", "F23")],
    )
    topics: Many[Topic] = Field((), description="What answers settle, beside equipment.")
    entries: Many[Entry] = Field(min_length=1, max_length=6, description="The ways into the tree.")
    questions: Many[Question] = Field(min_length=1, description="The questions, in any order.")
    results: Many[Result] = Field(min_length=1, description="Where answers end, in any order.")


# --- addresses that were ---------------------------------------------------------------------------------------


class Redirect(Model):
    """An address that the site had once, and the page that its readers are led to now."""

    old: Address = Field(
        description="The former address, as it stood behind the site's own, with a slash at its end.",
        examples=["pull-through/band/"],
    )
    new: Address = Field(
        description="The address of a page of today, written in the same way.", examples=["pull-through/banded/"]
    )


class Redirects(Model):
    """content/redirects.yml: where readers of former addresses are led; the file may be missing."""

    redirects: Many[Redirect] = Field(
        description="One entry for each address that was given up.",
        examples=[[{"old": "pull-through/band/", "new": "pull-through/banded/"}]],
    )


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
