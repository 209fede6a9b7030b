"""The four core values of the police as a frame to read in: which measures speak to each. The model measures and does not weigh."""

from __future__ import annotations

from .cells import Cells, Content, Table
from .measures import Measures
from .verdicts import subject_of

VALUES: dict[str, tuple[str, ...]] = {
    "integrity": ("integrity_incidents", "silence.partner_officer.may_not", "silence.officer_partner.may_not"),
    "reliability": ("promise_kept", "told_back_share", "attention_met", "help_given"),
    "courage": ("help_missed", "contact_share.silent", "contact_share.disorderly", "problems_slid"),
    "connecting": (
        "tie_made.reporting", "tie_kept.reporting", "tie_made.partners", "tie_kept.partners", "tie_mean.squads", "tie_mean.detectives",
    ),
}  # fmt: skip
"""Core value -> the measures that speak to it."""


def frame(measures: Measures, cells: Cells) -> list[tuple[str, str, Table]]:
    """Per core value its name, what it is read from, and its measures: the reference and the difference of each variant."""
    tables, words, found = measures.tables, measures.words, []
    for value, wanted in VALUES.items():
        rows: list[tuple[str, list[Content]]] = []
        for metric in wanted:
            if metric not in tables.metrics:
                continue
            unit = measures.unit_beside(metric)
            label = subject_of(measures, metric) + (f" ({unit})" if unit else "")
            rows.append((label, [cells.base(metric), *(cells.difference(arm, metric) for arm in tables.policies)]))
        if rows:
            first = words("basis" if tables.policies else "alone")
            head = [words("measure"), first, *(tables.title(arm, words.language) for arm in tables.policies)]
            found.append((words(f"value.{value}.name"), words(f"value.{value}.read"), Table("", head, rows)))
    return found
