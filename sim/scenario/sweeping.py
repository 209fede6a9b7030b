"""A sweep worked out: every combination of values as a variant, each with the district it must be compared with.

A policy is compared with the same district without policies. Where a key of the district itself is swept, each
combination has a reference of its own: the same values, without policies. Without any policy the file as it stands is
the reference.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sim.language import in_yaml, number, words
from sim.parameters.base import Text
from sim.parameters.run import Arm
from sim.scenario.layers import put
from sim.scenario.reading import read_tree
from sim.scenario.schema import Scenario
from sim.scenario.tree import Node, Place, Problem, ScenarioError

SWEEP, VARY = "sweep", "vary"
MOST_ARMS = 100
_UNFIT = re.compile(r"[^\w+-]+")


@dataclass(frozen=True)
class Point:
    """One combination of values: what the variant is called, its title, the values by key, and the variant it is compared with."""

    arm: str
    about: Arm
    values: dict[str, Any]
    reference: str


@dataclass(frozen=True)
class Swept:
    """A whole sweep: the keys, every combination in order, and the references that stand beside them (name -> title)."""

    keys: tuple[str, ...]
    points: tuple[Point, ...]
    references: dict[str, Text]


Check = Callable[[Node], tuple[Scenario | None, list[Problem]]]


def asked(tree: Node, vary: Sequence[str], together: bool) -> list[Problem]:
    """Lay the `key=1,2,3` words of the command line over a tree, in place of the sweep that the file may hold."""
    if not vary:
        return []
    place = Place(SWEEP)
    keys: dict[str, Node] = {}
    problems: list[Problem] = []
    for text in vary:
        key, sign, values = (part.strip() for part in text.partition("="))
        if not sign or not values or not all(key.split(".")) or len(key) > 200 or not key.isprintable():
            problems.append(Problem(place, "", words("set_form", found=in_yaml(text)), None, words("sweep_example")))
        elif key in keys:
            problems.append(Problem(place, key, words("set_twice"), None, words("keep_one")))
        else:
            node, wrong = _values(f"[{values}]", place)
            problems += [Problem(place, key, one.found, one.allowed, one.hint) for one in wrong]
            keys[key] = node
    if problems:
        return problems
    how = Node("list" if together else "product", place)
    tree.value[SWEEP] = Node({VARY: Node(keys, place), "combine": how}, place)
    return []


def _values(text: str, place: Place) -> tuple[Node, list[Problem]]:
    try:
        return read_tree(text, SWEEP, place)
    except ScenarioError as error:
        return Node([], place), error.problems


def work_out(tree: Node, scenario: Scenario, basis: str, check: Check) -> tuple[Swept, dict[str, Scenario], list[Problem]]:
    """Every combination and every reference as a whole scenario, and what is wrong in the values. `basis` is the first reference."""
    assert scenario.sweep is not None
    lists = {key: _listed(tree, key) for key in scenario.sweep.vary}
    problems = [*_refused_keys(tree), *(one for key, nodes in lists.items() for one in _twice(key, nodes))]
    sizes = [len(nodes) for nodes in lists.values()]
    place = tree.at((SWEEP,)).place  # type: ignore[union-attr]
    if scenario.sweep.combine == "list" and len(set(sizes)) > 1:
        found = words("sweep_lengths", found=", ".join(map(str, sizes)))
        problems.append(Problem(place, SWEEP, found, None, words("sweep_lengths_hint")))
    own = bool(scenario.policies) and not all(key.startswith("policies.") for key in lists)
    combined = list(zip(*lists.values(), strict=False) if scenario.sweep.combine == "list" else itertools.product(*lists.values()))
    count = len(combined) + 1
    if count > MOST_ARMS:
        problems.append(Problem(place, SWEEP, words("sweep_many", found=count), words("allowed", what=words("at_most_n", n=MOST_ARMS))))
    if problems:
        return Swept(tuple(lists), (), {}), {}, problems
    bare = scenario.model_copy(update={"study": None, SWEEP: None, "policies": {}})
    return _made(tree, tuple(lists), combined, {basis: bare}, own, check)


def _made(
    tree: Node, keys: tuple[str, ...], combined: Iterable[tuple[Node, ...]], without: dict[str, Scenario], own: bool, check: Check
) -> tuple[Swept, dict[str, Scenario], list[Problem]]:
    """The variants in order; `without` holds the district without policies, under the name of the first reference."""
    (basis,) = without
    points: list[Point] = []
    references: dict[str, Text] = {}
    arms = dict(without)
    problems: list[Problem] = []
    for nodes in combined:
        varied, wrong = _varied(tree, keys, nodes)
        made, further = check(varied)
        problems += [Problem(one.place, f"{SWEEP}: {one.key}", one.found, one.allowed, one.hint) for one in [*wrong, *further]]
        if made is None or wrong:
            continue
        values = {key: node.plain() for key, node in zip(keys, nodes, strict=True)}
        name = _name(values, arms)
        arms[name] = made
        reference = basis
        if own:
            bare = made.model_copy(update={"policies": {}})
            reference = next((other for other in (basis, *references) if arms[other] == bare), "")
            if not reference:
                district = {key: value for key, value in values.items() if not key.startswith("policies.")}
                reference = _name(district, arms, f"{basis} ")
                title = _title(district)
                arms[reference] = bare
                references[reference] = Text(nl=f"{title.nl}, zonder maatregelen", en=f"{title.en}, without policies")
        about = Arm(title=_title(values), set=values)
        points.append(Point(name, about, values, reference))
    return Swept(keys, tuple(points), references), arms, problems


def _varied(tree: Node, keys: Sequence[str], nodes: Sequence[Node]) -> tuple[Node, list[Problem]]:
    varied = tree.copy()
    for part in ("study", SWEEP):
        varied.value.pop(part, None)
    return varied, [one for key, node in zip(keys, nodes, strict=True) for one in put(varied, key.split("."), node, node.place)]


def _listed(tree: Node, key: str) -> list[Node]:
    """The values of one key as they stand in the file, each with its place."""
    node = tree.at((SWEEP, VARY, key))
    assert node is not None
    return list(node.value)


def _refused_keys(tree: Node) -> list[Problem]:
    found = []
    for key, node in tree.at((SWEEP, VARY)).value.items():  # type: ignore[union-attr]
        if key.split(".")[0] in ("title", "study", SWEEP, "run") or not all(key.split(".")):
            allowed = words("allowed", what=words("arm_may"))
            found.append(Problem(node.place, f"{SWEEP}.{VARY}.{key}", words("arm_key", found=key[:60]), allowed))
    return found


def _twice(key: str, nodes: Sequence[Node]) -> list[Problem]:
    seen: list[Any] = []
    problems = []
    for node in nodes:
        value = node.plain()
        if value in seen:
            found = words("sweep_twice", found=in_yaml(value))
            problems.append(Problem(node.place, f"{SWEEP}.{VARY}.{key}", found, None, words("keep_one")))
        seen.append(value)
    return problems


def _name(values: dict[str, Any], taken: Iterable[str], begin: str = "") -> str:
    """What the variant is called in tables and files: the last word of each key with its value, fit for a file name."""
    parts = [f"{key.rpartition('.')[2]}_{_UNFIT.sub('_', in_yaml(value, 20))}".strip("_-") for key, value in values.items()]
    name = (begin + " ".join(parts))[:55].strip()
    count = sum(other == name or other.startswith(f"{name} v") for other in taken)
    return f"{name} v{count + 1}" if count else name


def _title(values: dict[str, Any]) -> Text:
    """The values for people: others = 0,53."""

    def said(language: str) -> str:
        shown = {
            key: number(value, language) if isinstance(value, (int, float)) and not isinstance(value, bool) else in_yaml(value, 30)
            for key, value in values.items()
        }
        return "; ".join(f"{key.rpartition('.')[2]} = {value}" for key, value in shown.items())

    return Text(nl=said("nl"), en=said("en"))
