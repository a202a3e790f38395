"""A session of a program in words. The browser says the same with the same words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.days import DAYS, in_short, written
from generator.plan import amount
from generator.program.course import Block, Program, Session
from generator.program.request import WEEKDAYS, Request
from generator.program.terms import Terms

WORDS = {
    "start": "Start here",
    "reps": "Up to {reps} reps",
    "load": "Add {step}, and start again at {reps} reps",
    "level": "{dial}: take {level}, and start again at {reps} reps",
    "same": "Same as last time",
    "hold": "No room for more: stay at {reps} reps",
    "back": "Take {step} off, and start again at {reps} reps",
    "level-back": "{dial}: back to {level}, and start again at {reps} reps",
    "again": "Nothing lighter: start again at {reps} reps",
    "load-brief": "Add {step}",
    "level-brief": "{dial}: {level}",
    "back-brief": "Take {step} off",
    "level-back-brief": "{dial}: {level}",
    "again-brief": "Nothing lighter",
    "light": "Light week: {sets} of {usual} sets",
    "a-level": "a level",
    "share": "{share}%",
    "lighter": "lighter",
    "week": "Week {first}",
    "weeks": "Weeks {first}–{last}",
    "one-week": "1 week",
    "many-weeks": "{count} weeks",
    "target": "{sets} × {reps}",
    "ramp-up": "{load} × {reps}",
    "at": " at {load}",
    "then": "Go on with {target}{at}.",
    "then-raised": "Go on with {target}, {step} heavier.",
    "then-light": "Go on with a light week: {target}{at}.",
    "title": "{name}: {course}",
    "course": "{weeks}, {days}{since}",
    "since": ", from {date}",
    "warm-up-line": "Warm-up: {warm_up}",
    "level-line": "{dial}: {level}",
    "ramp-up-line": "Ramp-up {number}: {ramp_up}",
    "working-line": "Working sets: {target}{at}, {effort}",
    "tempo-line": "Tempo: {tempo} ({tempo_words})",
    "rest-line": "Rest: {rest}",
    "event": "{target}{at}: {name}",
    "review": "Review: does the {name} still fit?",
    "up": "Up to the {name}, when all of this is true:",
    "down": "Back to the {name}, when one of these is true:",
    "item": "- {text}",
    "place": "Week {week}, session {number} of {count}",
}
"""What is said, with a place for each value."""


@dataclass(frozen=True)
class SessionWords:
    """A session as it is shown: its day, sets and reps, working load, ramp-up sets, and what is new, also in brief.

    `open` says whether there is a load to write in; `load` may hold a level all the same.
    """

    when: str
    target: str
    load: str
    ramp_up: tuple[str, ...]
    news: str
    brief: str
    open: bool


def session_words(program: Program, session: Session) -> SessionWords:
    """What is shown of a session."""
    terms, request = program.terms, program.request
    return SessionWords(
        when=day_words(session),
        target=target(session),
        load=load_words(request, session),
        ramp_up=tuple(ramp_words(terms, request, session)),
        news=news(program, session),
        brief=news(program, session, "-brief"),
        open=session.load is None if terms.units else session.level is None,
    )


def say(word: str, **values: object) -> str:
    """One of WORDS with its places filled."""
    return WORDS[word].format(**values)


def day_words(session: Session) -> str:
    """The day, as "Mon, Jan 4", or the weekday alone where no date is known."""
    return in_short(session.date) if session.date else DAYS[WEEKDAYS.index(session.day)]


def target(session: Session) -> str:
    """Sets and reps, as "4 × 8"."""
    return say("target", sets=session.sets, reps=session.reps)


def load_words(request: Request, session: Session) -> str:
    """The working load, with the level of the dial that rises; empty where the lifter writes it in."""
    load = "" if session.load is None else amount(session.load, request.unit)
    return ", ".join(filter(None, (session.level, load)))


def at(load: str) -> str:
    """The load behind sets and reps, where there is one."""
    return say("at", load=load) if load else ""


def ramp_words(terms: Terms, request: Request, session: Session) -> Iterator[str]:
    """Each ramp-up set: its load, or its share of the working load, and its reps."""
    for row, load in zip(terms.ramp_up, session.ramp_up, strict=True):
        share = say("share", share=row.share) if terms.units else say("lighter")
        yield say("ramp-up", load=share if load is None else amount(load, request.unit), reps=row.reps)


def step_words(terms: Terms, request: Request) -> str:
    """The smallest change of the load, as "2.5 kg"; in each unit where it isn't known which one counts."""
    if not terms.units:
        return say("a-level")
    if request.step is not None:
        return amount(request.step, request.unit)
    return " or ".join(amount(terms.increments[unit], unit) for unit in terms.units)


def news(program: Program, session: Session, form: str = "") -> str:
    """What is new against the session before; "-brief" is the form for rows that have one line."""
    terms = program.terms
    if session.light:
        return say("light", sets=session.sets, usual=terms.sets)
    dial = terms.rising.name if terms.rising else ""
    step = step_words(terms, program.request)
    word = f"{session.change}{form}"
    return say(word if word in WORDS else session.change, reps=session.reps, step=step, dial=dial, level=session.level)


def count_weeks(weeks: int) -> str:
    """How long a program is."""
    return say("one-week" if weeks == 1 else "many-weeks", count=weeks)


def block_words(block: Block) -> str:
    """The weeks of a block, as "Weeks 1–4"."""
    return say("week" if block.first == block.last else "weeks", first=block.first, last=block.last)


def then_words(program: Program, block: Block) -> str:
    """What comes after a block for a lifter who stays with the variation."""
    then, load = block.then, load_words(program.request, block.then)
    if then.change == "load" and not load:
        return say("then-raised", target=target(then), step=step_words(program.terms, program.request))
    return say("then-light" if then.light else "then", target=target(then), at=at(load))


def title(program: Program) -> str:
    """The program in a line: what, how long, on which days, and from when."""
    return say("title", name=program.terms.name, course=course_words(program))


def course_words(program: Program) -> str:
    """The program in a line without what it is done with."""
    request = program.request
    days = ", ".join(DAYS[day][:3] for day in request.days)
    since = say("since", date=written(request.start)) if request.start else ""
    return say("course", weeks=count_weeks(request.weeks), days=days, since=since)


def session_lines(program: Program, session: Session) -> list[str]:
    """All sets of a session, each a line, and how they are done."""
    terms, levels = program.terms, program.request.levels
    words = session_words(program, session)
    kept = [(dial.name, level) for dial, level in zip(terms.levels, levels, strict=True) if level and not dial.rises]
    return [
        say("place", week=session.week, number=session.number, count=len(program.sessions)),
        words.news,
        say("warm-up-line", warm_up=terms.warm_up),
        *(say("level-line", dial=dial, level=level) for dial, level in kept),
        *(say("ramp-up-line", number=number, ramp_up=text) for number, text in enumerate(words.ramp_up, start=1)),
        say("working-line", target=words.target, at=at(words.load), effort=terms.effort),
        say("tempo-line", tempo=terms.tempo, tempo_words=terms.tempo_words),
        say("rest-line", rest=terms.rest),
    ]


def review_lines(program: Program, block: Block) -> list[str]:
    """What to ask at the end of a block, each a line, and how to go on."""
    terms = program.terms
    lines = []
    for word, move in (("up", terms.up), ("down", terms.back)):
        if move:
            lines += [say(word, name=move.name), *(say("item", text=when) for when in move.when)]
    return [*lines, then_words(program, block)]


def event(program: Program, session: Session) -> str:
    """A session in a line, for a calendar."""
    load = at(load_words(program.request, session))
    return say("event", name=program.terms.name, target=target(session), at=load)
