"""Which measures a study found, what each of them is, and which ones the verdicts are about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from typing import Any

SIZE = "#n"
"""`name#n` says of how many cases the share `name` is taken."""

MAIN = (
    "tie_mean.coupled_squad", "tie_mean.other_squads", "tie_made.coupled_squad", "tie_kept.coupled_squad",
    "attention_met", "attention_met@coupled", "attention_met@other", "notes_told_at_once", "notes_told_at_once@coupled",
    "notes_reached", "notes_reached@coupled", "problems_open", "problems_open@coupled", "problems_open@other",
    "incidents", "incidents@coupled", "incidents@other", "time_to_solve", "response_p1", "p1_within_15", "response_p3",
    "response_p3@coupled", "pulled_in", "told_back_share", "confidence", "liveability", "frustration", "clearance",
)  # fmt: skip
"""The measures of the main table, where the catalogue does not mark any as `main`."""


def aimed_at(arms: Mapping[str, Any]) -> list[str]:
    """What the policies of a study's arms are about: the first of each in the order of the file, then the second of each, and on."""
    policies = {label: policy for arm in arms.values() for label, policy in arm.policies.items() if hasattr(policy, "measures")}
    in_turn = zip_longest(*(policy.measures() for policy in policies.values()))
    return list(dict.fromkeys(name for names in in_turn for name in names if name))


class Measures:
    """The measures of one study, in the order of the catalogue."""

    def __init__(self, names: Iterable[str], catalogue: Sequence[Any], aimed_at: Iterable[str] = ()) -> None:
        self.catalogue = list(catalogue)
        self._exact = {measure.name: (place, measure) for place, measure in enumerate(self.catalogue)}
        found = sorted(set(names), key=lambda name: (self._place(name), name))
        self.columns = found
        self.names = [name for name in found if not name.endswith(SIZE)]
        self.aimed_at = [name for name in dict.fromkeys(aimed_at) if name in self.names]
        """What the policies of this study are about, in their own order."""
        self.main = self._main()
        self.main += [name for name in self.aimed_at if name not in self.main]

    def about(self, name: str) -> Any | None:
        """What the catalogue says of a measure: of its own name, else without the group, else of its family."""
        place = self._find(name)
        return None if place is None else self.catalogue[place]

    def kind(self, name: str) -> str:
        """mean, share or count; a measure unknown to the catalogue is a mean."""
        return getattr(self.about(name), "kind", "mean")

    def _main(self) -> list[str]:
        marked = [name for name in self.names if getattr(self.about(name), "main", False)]
        return marked or [name for name in MAIN if name in self.names] or list(self.names)

    def _place(self, name: str) -> int:
        place = self._find(name)
        return len(self.catalogue) if place is None else place

    def _find(self, name: str) -> int | None:
        plain = name.removesuffix(SIZE)
        for candidate in (plain, plain.partition("@")[0]):
            if candidate in self._exact:
                return self._exact[candidate][0]
        family = plain.partition("@")[0]
        while "." in family:  # tie_lost.squads.faded belongs to tie_lost.squads, or to tie_lost
            family = family.rpartition(".")[0]
            if family in self._exact:
                return self._exact[family][0]
        return None
