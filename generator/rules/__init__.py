"""What the content must be beyond its shape: small rules, each a function from content to problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from generator.content import Content
from generator.errors import Problem
from generator.rules import (
    answers,
    card,
    chooser,
    footing,
    ids,
    names,
    numbers,
    progression,
    redirects,
    references,
    session,
)

Rule = Callable[[Content], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    ids.ids_are_unique,
    ids.ids_are_free,
    names.names_differ,
    names.entries_differ,
    references.facts_exist,
    references.equipment_exists,
    references.terms_exist,
    references.moves_lead_to_variations,
    references.order_names_each_variation_once,
    footing.every_statement_has_a_footing,
    footing.every_fact_is_carried,
    footing.figures_survive,
    footing.numbers_agree,
    progression.progress_goes_up,
    progression.step_back_goes_down,
    numbers.ranges_rise,
    numbers.reps_lie_within_the_range,
    numbers.ramp_up_rises,
    numbers.tempo_lasts,
    numbers.levels_have_options,
    numbers.one_level_rises,
    numbers.program_adds_up,
    numbers.phases_are_described,
    session.session_has_one_primer,
    card.set_up_fits_the_card,
    card.options_fit_the_card,
    card.lines_fit_the_card,
    card.letters_can_be_printed,
    card.booklet_can_be_printed,
    chooser.answers_lead_somewhere,
    chooser.answers_differ,
    chooser.every_question_is_reached,
    chooser.every_path_ends,
    chooser.paths_are_short,
    chooser.every_variation_is_a_result,
    answers.answers_settle_something,
    answers.answers_name_what_there_is,
    answers.values_belong_to_one_topic,
    answers.answers_cover_their_case,
    answers.entries_have_roots_of_their_own,
    answers.paths_are_few,
    answers.nothing_is_asked_twice,
    answers.results_fit_the_equipment,
    redirects.redirects_leave_no_page,
    redirects.redirects_are_given_once,
    redirects.redirects_lead_to_pages,
)


def broken_rules(content: Content, rules: tuple[Rule, ...] = RULES) -> list[Problem]:
    """Every problem that the rules find; a rule that crashes is a problem of its own."""
    return [problem for rule in rules for problem in _run(rule, content)]


def _run(rule: Rule, content: Content) -> list[Problem]:
    problems: list[Problem] = []
    try:
        problems.extend(replace(problem, code=code_of(rule)) for problem in rule(content))
    except Exception as error:  # noqa: BLE001 - one crash must not hide what the other rules find
        told = f"the rule {rule.__name__} crashed ({type(error).__name__}: {error}); report this as a bug"
        problems.append(Problem("content", 0, 0, told, code="rule-crashed"))
    return problems


def code_of(rule: Rule) -> str:
    """The code of all problems that a rule finds: its name, as one writes it in an address."""
    return rule.__name__.replace("_", "-")
