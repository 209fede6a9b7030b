"""Several scenario files side by side in one study: the same district, the same worlds, each file as it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

from sim.language import say, words
from sim.parameters.run import Arm
from sim.scenario import differences as in_words
from sim.scenario.cost import too_much
from sim.scenario.loading import BASIS, Loaded, load
from sim.scenario.schema import Scenario
from sim.scenario.tree import Place, Problem, ScenarioError

_UNFIT = re.compile(r"[^\w+-]+")
_ALIKE = ("seed", "warm_up_weeks", "weeks")
"""Settings of a run that must be the same: otherwise the worlds are not, or what is measured in them."""


@dataclass(frozen=True)
class Compared:
    """Scenarios that may be run together. The reference is called `basis`, each other one after its file."""

    files: dict[str, Loaded]
    """Every scenario by its name in the study, the reference first."""

    @property
    def scenario(self) -> Scenario:
        """The reference, which also says how often and how long is run."""
        return _whole(self.files[BASIS])

    @property
    def compared(self) -> dict[str, str]:
        """The file of each scenario by its name in the study."""
        return {name: loaded.path.name for name, loaded in self.files.items()}

    @property
    def path(self) -> FilePath:
        """The file of the reference."""
        return self.files[BASIS].path

    @property
    def swept(self) -> None:
        """Nothing is gone through here."""
        return None

    @property
    def references(self) -> dict[str, str]:
        """All are compared with the one reference."""
        return {}

    @property
    def about(self) -> dict[str, Arm]:
        """The title of each scenario; nothing is set, each stands as it is in its file."""
        return {name: Arm(title=loaded.scenario.title) for name, loaded in self.files.items()}

    def arms(self) -> dict[str, Scenario]:
        """Every scenario with its policies in force, the reference first."""
        return {name: _whole(loaded) for name, loaded in self.files.items()}

    def differences(self, language: str) -> list[str]:
        """In words: what each scenario has otherwise than the reference."""
        first = self.files[BASIS]
        lines = [say("compared_reference", language, file=first.path.name)]
        for name, loaded in list(self.files.items())[1:]:
            told = in_words.changes(first.tree, loaded.tree, language) or [say("nothing_else", language)]
            lines += [f"{name}: {line}" for line in told]
        for loaded in self.files.values():
            if loaded.scenario.study or loaded.scenario.sweep:
                lines.append(say("compared_whole", language, file=loaded.path.name))
        return [*lines, *in_words.starts(self.arms(), language)]

    def resolved(self) -> dict[str, Any]:
        """The reference with every default filled in, and under `compared` each other scenario likewise."""
        others = {name: loaded.resolved() for name, loaded in self.files.items() if name != BASIS}
        return self.files[BASIS].resolved() | {"compared": others}


def compare(files: Sequence[str], reference: str | None, sets: Sequence[str] = ()) -> Compared:
    """Read and check several scenario files. Raises ScenarioError when one is wrong or they are about different districts."""
    every = [load(file, sets) for file in files]
    first = next((i for i, one in enumerate(files) if reference is not None and _same_file(one, reference)), 0)
    ordered = [every[first], *every[:first], *every[first + 1 :]]
    named = {BASIS: ordered[0]}
    for loaded in ordered[1:]:
        named[_name(loaded.path.stem, named)] = loaded
    problems = [problem for loaded in ordered[1:] for problem in _other_district(ordered[0], loaded)]
    scenario = ordered[0].scenario
    problems = problems or too_much(scenario, len(named), lambda *steps: Place(ordered[0].path.name))
    if problems:
        raise ScenarioError(problems, scenario.run.language)
    return Compared(named)


def _same_file(one: str, other: str) -> bool:
    return FilePath(one).resolve() == FilePath(other).resolve()


def _whole(loaded: Loaded) -> Scenario:
    return loaded.scenario.model_copy(update={"study": None, "sweep": None})


def _name(stem: str, taken: dict[str, Loaded]) -> str:
    name = _UNFIT.sub("_", stem).strip("_-")[:50] or "scenario"
    return name if name not in taken else f"{name} v{len(taken)}"


def _other_district(first: Loaded, other: Loaded) -> list[Problem]:
    """Why a scenario cannot stand beside the reference: other beats, or other weeks, or another seed."""
    file = Place(other.path.name)
    theirs, ours = other.scenario.beats, first.scenario.beats
    odd = [*(beat for beat in theirs if beat not in ours), *(beat for beat in ours if beat not in theirs)]
    if odd:
        shown = ", ".join(odd[:4]) + (", …" if len(odd) > 4 else "")
        return [Problem(file, "beats", words("compared_district", file=first.path.name, odd=shown), None, words("compared_apart"))]
    problems = []
    for key in _ALIKE:
        found, needed = (getattr(loaded.scenario.run, key) for loaded in (other, first))
        if found != needed:
            said = words("compared_run", found=found, other=needed, file=first.path.name)
            problems.append(Problem(file, f"run.{key}", said, None, words("compared_set", key=key)))
    return problems
