"""The rules that entries are checked against, one per module.

Each module has its `RULE` and one function, `find`, that yields what breaks the rule. Rules see all entries and return
pointers, never lines. The rules on single files (D1xx) are checked while reading, so they are in `file_rules`; the one
on schemas is in `schema_rule`.
"""

from collections.abc import Callable, Iterator

from generator import file_rules, schema_rule
from generator.diagnostic import Rule
from generator.rules import (
    bad_address,
    bad_date,
    bad_email,
    bad_licence,
    circle,
    comment_in_text,
    date_in_future,
    empty_field,
    ended_organisation,
    ends_before_start,
    hidden_target,
    html_in_description,
    live_without_evidence,
    look_alike_slug,
    missing_field,
    planned_without_evidence,
    reading_without_register,
    repeated_code,
    repeated_item,
    repeated_organisation,
    repeated_repository,
    reviewed_in_future,
    self_reference,
    slug_taken,
    stale_address,
    term_conflict,
    too_long,
    too_many,
    unclear_register,
    unknown_field,
    unknown_reference,
    unknown_term,
    wrong_form,
    wrong_kind,
    wrong_number,
)
from generator.rules.context import Context, RuleResult

_MODULES = (
    missing_field,
    unknown_field,
    wrong_kind,
    empty_field,
    too_long,
    too_many,
    wrong_number,
    wrong_form,
    bad_address,
    bad_email,
    bad_date,
    bad_licence,
    repeated_item,
    unknown_reference,
    unknown_term,
    repeated_repository,
    ended_organisation,
    live_without_evidence,
    reviewed_in_future,
    look_alike_slug,
    repeated_organisation,
    self_reference,
    slug_taken,
    circle,
    ends_before_start,
    term_conflict,
    repeated_code,
    html_in_description,
    date_in_future,
    planned_without_evidence,
    unclear_register,
    reading_without_register,
    stale_address,
    hidden_target,
    comment_in_text,
)

FINDERS: tuple[tuple[Rule, Callable[[Context], Iterator[RuleResult]]], ...] = tuple(
    (module.RULE, module.find) for module in _MODULES
)
"""Every rule on entries, with the function that checks it."""

RULES: tuple[Rule, ...] = tuple(
    sorted((*file_rules.RULES, schema_rule.RULE, *(module.RULE for module in _MODULES)), key=lambda rule: rule.code)
)
"""All rules, sorted by code."""
