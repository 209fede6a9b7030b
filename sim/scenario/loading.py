"""From a scenario file to a district that can be simulated: read, laid over what it extends, checked, and its variants worked out."""

from __future__ import annotations

import itertools
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

from sim.language import say, words
from sim.parameters.run import Arm
from sim.scenario import differences as in_words
from sim.scenario.checking import check
from sim.scenario.cost import too_much
from sim.scenario.country import COUNTRY, wrong_in_country
from sim.scenario.layers import put, read_layers, set_values
from sim.scenario.schema import Scenario
from sim.scenario.sweeping import SWEEP, Swept, asked, work_out
from sim.scenario.tree import Node, Place, Problem, ScenarioError

BASIS = "basis"
POLICY = "beleid"
MANY_MISSING = 3
_WHAT_NO_ARM_CHANGES = ("title", "study", SWEEP, "run", COUNTRY)


@dataclass(frozen=True)
class Loaded:
    """A scenario that may be run: what it holds, and what it changes."""

    scenario: Scenario
    """Everything in the file and on the command line; what the variants set is not applied."""
    path: FilePath
    tree: Node
    """The file over what it extends, with the command line over both."""
    _before: Node
    """The file it extends, or the file itself before the command line."""
    _arms: dict[str, Scenario]
    _keys: tuple[str, ...]
    """What the command line set."""
    swept: Swept | None = None
    """The values that are gone through, if the scenario holds a sweep; its variants take the place of those under `study`."""

    @property
    def about(self) -> dict[str, Arm]:
        """What somebody said of each variant: its title and what it sets."""
        if self.swept:
            return {point.arm: point.about for point in self.swept.points}
        return dict(self.scenario.study.arms) if self.scenario.study else {}

    @property
    def compared(self) -> dict[str, str]:
        """The files that stand side by side: here one file stands by itself."""
        return {}

    @property
    def references(self) -> dict[str, str]:
        """The variants that are compared with another one than `basis`, and with which."""
        return {point.arm: point.reference for point in self.swept.points if point.reference != BASIS} if self.swept else {}

    def arms(self) -> dict[str, Scenario]:
        """Every variant as a whole scenario, `basis` (without policies) first."""
        return dict(self._arms)

    def differences(self, language: str) -> list[str]:
        """In words: what differs from the file it extends, and what each variant sets."""
        if self.swept:
            told = (in_words.changes(self._before, self.tree, language), in_words.swept(self.tree, self.swept, language))
            return [*itertools.chain(*told), *in_words.starts(self._arms, language), *in_words.ends(self._arms, language)]
        arms = self.scenario.study.arms.values() if self.scenario.study else ()
        lost = [key for key in self._keys if arms and all(key in arm.set for arm in arms)]
        return [
            *in_words.changes(self._before, self.tree, language),
            *in_words.variants(self.tree, self.scenario, self._arms, language),
            *in_words.starts(self._arms, language),
            *in_words.ends(self._arms, language),
            *in_words.nothing_to_compare(self._arms, language),
            *(say("arms_decide", language, key=key) for key in lost),
        ]

    def resolved(self) -> dict[str, Any]:
        """The scenario with every default filled in, fit to be run again as a file.

        `run.workers` is left out: it is about the computer, and must not change what a run is called.
        """
        filled: dict[str, Any] = self.scenario.model_dump(mode="json", exclude_none=True)
        filled["run"].pop("workers", None)
        return filled


def load(path: str | os.PathLike[str], sets: Sequence[str] = (), vary: Sequence[str] = (), together: bool = False) -> Loaded:
    """Read and check a scenario file with the `key=value` words of the command line. Raises ScenarioError with everything wrong.

    `vary` are the `key=1,2,3` words of a sweep, `together` whether their values go together one by one.
    """
    file = FilePath(path)
    tree, base, problems = read_layers(file)
    before = base if base is not None else tree.copy()
    problems += [*set_values(tree, sets), *asked(tree, vary, together)]
    language = _language(tree)
    scenario, wrong = check(tree)
    if scenario is None:
        wrong += _beside(tree, wrong)
    if base is None:
        wrong = _forgot_extends(wrong, file)
    # What was refused while reading is not reported once more by the models.
    refused = {problem.place for problem in problems if problem.place.line}
    _report([*problems, *(problem for problem in wrong if problem.place not in refused)], language)
    assert scenario is not None
    swept = None
    if scenario.sweep is None:
        arms, wrong = _work_out(tree, scenario)
    else:
        swept, arms, wrong = work_out(tree, scenario, BASIS, check)
    _report([*wrong, *wrong_in_country(tree, scenario, check)], language)
    _report(too_much(scenario, len(arms), lambda *steps: _place(tree, steps, file.name)), language)
    return Loaded(scenario, file, tree, before, arms, tuple(text.partition("=")[0].strip() for text in sets), swept)


def _forgot_extends(wrong: list[Problem], file: FilePath) -> list[Problem]:
    """Many parts missing from a file that lies over nothing are one slip, not many."""
    absent = [one for one in wrong if one.found.code == "missing" and "." not in one.key and one.key not in ("title", "study")]
    if len(absent) < MANY_MISSING:
        return wrong
    found = words("no_extends", n=len(absent), some=", ".join(one.key for one in absent[:3]))
    return [Problem(Place(file.name), "", found, None, words("forgot_extends")), *(one for one in wrong if one not in absent)]


def _beside(tree: Node, known: list[Problem]) -> list[Problem]:
    """What is wrong in the variants of a scenario that has other faults too, so that everything is reported at once."""
    arms = tree.at(("study", "arms"))
    said = {one.text("en") for one in known}
    problems: list[Problem] = []
    for name, arm in arms.value.items() if arms is not None and arms.is_mapping else ():
        settings = arm.child("set")
        if settings is not None and settings.is_mapping:
            varied, wrong = _varied(tree, name, settings)
            problems += [*wrong, *(_in_arm(name, one) for one in check(varied)[1] if one.text("en") not in said)]
    return problems


def _work_out(tree: Node, scenario: Scenario) -> tuple[dict[str, Scenario], list[Problem]]:
    """Every variant as a whole scenario, and what is wrong in what the variants set."""
    whole = scenario.model_copy(update={"study": None})
    arms = {BASIS: whole.model_copy(update={"policies": {}})}
    if scenario.study is None:
        if scenario.policies:
            arms[POLICY] = whole
        return arms, []
    problems: list[Problem] = []
    for name in scenario.study.arms:
        arm = tree.at(("study", "arms", name))
        assert arm is not None
        if name == BASIS:
            problems.append(Problem(arm.place, f"study.arms.{name}", words("arm_basis"), None, words("arm_rename")))
            continue
        made, wrong = _arm(tree, name, arm)
        problems += wrong
        if made is not None:
            arms[name] = made
    return arms, problems


def _arm(tree: Node, name: str, arm: Node) -> tuple[Scenario | None, list[Problem]]:
    varied, problems = _varied(tree, name, arm.child("set"))
    scenario, wrong = check(varied)
    return scenario, [*problems, *(_in_arm(name, one) for one in wrong)]


def _in_arm(name: str, one: Problem) -> Problem:
    return Problem(one.place, f"study.arms.{name}.set: {one.key}", one.found, one.allowed, one.hint)


def _varied(tree: Node, name: str, settings: Node | None) -> tuple[Node, list[Problem]]:
    """The tree with what one variant sets laid over it."""
    varied = tree.copy()
    varied.value.pop("study", None)
    problems: list[Problem] = []
    for key, node in settings.value.items() if settings is not None else ():
        here = f"study.arms.{name}.set.{key}"
        steps = key.split(".")
        if steps[0] in _WHAT_NO_ARM_CHANGES or not all(steps):
            problems.append(Problem(node.place, here, words("arm_key", found=key[:60]), words("allowed", what=words("arm_may"))))
        else:
            wrong = put(varied, steps, node, node.place)
            problems += [Problem(one.place, here, one.found, one.allowed, one.hint) for one in wrong]
    return varied, problems


def _place(tree: Node, steps: Sequence[Any], file: str) -> Place:
    node = tree.at(tuple(steps))
    return node.place if node is not None else Place(file)


def _language(tree: Node) -> str:
    node = tree.at(("run", "language"))
    return "en" if node is not None and node.value == "en" else "nl"


def _report(problems: list[Problem], language: str) -> None:
    if problems:
        raise ScenarioError(problems, language)
