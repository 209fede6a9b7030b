"""Lays a scenario over the file it extends, and the words of the command line over both.

`extends: laak.yaml` takes everything from that file; what stands here replaces it. Groups are merged key by key, a
list or a value replaces the whole, and an empty value (or `null`) takes the key away. `replaces: [beats, officers]` says
which groups take the place of those below instead of being merged: another place has beats and officers of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path as FilePath
from pathlib import PurePosixPath, PureWindowsPath

from sim.language import LANGUAGES, in_yaml, words
from sim.scenario.nearness import nearest_file
from sim.scenario.reading import read_text, read_tree
from sim.scenario.tree import Node, Place, Problem, ScenarioError, dotted

LONGEST_CHAIN = 5
EXTENDS = "extends"
REPLACES = "replaces"
FREE_KEYS = "set"
"""Under this name keys are dotted paths, and an empty value means: take that key away."""


def read_layers(path: FilePath) -> tuple[Node, Node | None, list[Problem]]:
    """A file laid over what it extends, the extended file alone (None without `extends`), and what is wrong so far."""
    return _read(path, path.name, [])


def _read(path: FilePath, shown: str, chain: list[FilePath]) -> tuple[Node, Node | None, list[Problem]]:
    node, problems = read_tree(read_text(path, shown), shown)
    if not node.is_mapping:
        kind = words("a_list") if node.is_list else words("a_text")
        raise ScenarioError([Problem(node.place, "", words("not_a_mapping", found=kind), None, words("begin_with_keys"))])
    named = node.value.pop(EXTENDS, None)
    refused = {problem.place for problem in problems}
    if named is None:
        return node, None, [*problems, *(problem for problem in _empty(node, ()) if problem.place not in refused)]
    chain = [*chain, path.resolve()]
    below = _extended(named, path, chain)
    base, _, earlier = _read(below, _shown(below, shown, path), chain)
    merged = base.copy()
    found = [*_take_away(merged, node), *lay_over(merged, node, ())]
    return merged, base, [*earlier, *problems, *(problem for problem in found if problem.place not in refused)]


def _take_away(base: Node, top: Node) -> list[Problem]:
    """Take the groups that a file replaces away from what it extends, in place."""
    named = top.value.pop(REPLACES, None)
    if named is None:
        return []
    names = named.plain()
    if not isinstance(names, list) or not names or not all(isinstance(name, str) and name for name in names):
        hint = words("write_this", this="[beats, officers]")
        return [Problem(named.place, REPLACES, words("found", found=in_yaml(names, 60)), None, hint)]
    problems = [problem for name in names for problem in put(base, name.split("."), Node(None, named.place), named.place)]
    return [Problem(problem.place, f"{REPLACES}: {problem.key}", problem.found, problem.allowed, problem.hint) for problem in problems]


def _extended(named: Node, path: FilePath, chain: list[FilePath]) -> FilePath:
    """The file that `extends` names, if it may be read."""
    name = named.value

    def refuse(code: str, hint: str | None = "extends_inside", **values: object) -> ScenarioError:
        return ScenarioError([Problem(named.place, EXTENDS, words(code, **values), words(hint) if hint else None)])

    if not isinstance(name, str) or not name.strip() or "\0" in name:
        raise refuse("extends_not_text")
    # Both ways of writing a path are looked at, so that a file means the same on every computer.
    ways = (PurePosixPath(name), PureWindowsPath(name))
    if any(way.is_absolute() or way.drive or way.root or ".." in way.parts for way in ways) or len(name) > 200:
        raise refuse("extends_outside", found=name[:60])
    folder = path.parent.resolve()
    try:
        below = (folder / name).resolve()
    except (OSError, RuntimeError, ValueError):
        raise refuse("extends_outside", found=name[:60]) from None
    if not below.is_relative_to(folder):
        raise refuse("extends_outside", found=name[:60])
    if below in chain:
        raise refuse("extends_cycle", None, found=name)
    if len(chain) > LONGEST_CHAIN:
        raise refuse("extends_deep", None, limit=LONGEST_CHAIN)
    if not below.exists():
        raise ScenarioError([Problem(named.place, EXTENDS, words("no_file"), None, nearest_file(below))])
    return below


def _shown(below: FilePath, shown: str, path: FilePath) -> str:
    """The extended file as it is named in messages: seen from the folder of the first file."""
    return str(PurePosixPath(shown).parent / below.relative_to(path.parent.resolve()).as_posix())


def lay_over(base: Node, top: Node, path: tuple[str, ...]) -> list[Problem]:
    """Lay one mapping over another, in place. What is wrong comes back as a list."""
    problems: list[Problem] = []
    for name, node in top.value.items():
        here = (*path, name)
        below = base.value.get(name)
        if node.value is None and path[-1:] != (FREE_KEYS,):
            if below is None:
                problems.append(Problem(node.place, dotted(here), words("nothing_to_remove"), None, words("fill_or_remove")))
            else:
                del base.value[name]
        elif node.is_mapping and below is not None and below.is_mapping:
            if set(below.value) == set(LANGUAGES) and len(node.value) == 1 and set(node.value) < set(LANGUAGES):
                problems.append(Problem(node.place, dotted(here), words("one_language"), None, words("both_languages")))
            problems += lay_over(below, node, here)
        else:
            problems += _empty(node, here)
            base.value[name] = node.copy()
    return problems


def _empty(node: Node, path: tuple[object, ...]) -> list[Problem]:
    """Empty values where nothing stands below that they could take away."""
    if node.value is None:
        if path[-2:-1] == (FREE_KEYS,):
            return []
        return [Problem(node.place, dotted(path), words("empty_value"), None, words("fill_or_remove"))]
    parts = node.value.items() if node.is_mapping else enumerate(node.value) if node.is_list else ()
    return [problem for step, part in parts for problem in _empty(part, (*path, step))]


def set_values(tree: Node, sets: Sequence[str]) -> list[Problem]:
    """Lay `key=value` words of the command line over a tree, in place. A value is read as in a file."""
    problems: list[Problem] = []
    seen: set[str] = set()
    for text in sets:
        place = Place("--set")
        key, sign, value = text.partition("=")
        key = key.strip()
        steps = key.split(".")
        if not sign or not all(steps) or len(key) > 200 or not key.isprintable():
            problems.append(Problem(place, "", words("set_form", found=in_yaml(text)), None, words("set_example")))
        elif key in seen:
            problems.append(Problem(place, key, words("set_twice"), None, words("keep_one")))
        else:
            seen.add(key)
            problems += _set_one(tree, steps, value, place)
    return problems


def _set_one(tree: Node, steps: list[str], value: str, place: Place) -> list[Problem]:
    key = ".".join(steps)
    if not value.strip():
        return put(tree, steps, Node(None, place), place)
    try:
        node, problems = read_tree(value, "--set", place)
    except ScenarioError as error:
        return [Problem(place, key, found.found, found.allowed, found.hint) for found in error.problems]
    if problems:
        return [Problem(place, key, found.found, found.allowed, found.hint) for found in problems]
    return put(tree, steps, node, place)


def put(tree: Node, steps: list[str], node: Node, place: Place) -> list[Problem]:
    """Put a node at the end of a dotted path, in place; groups on the way are made when they are not there yet."""
    here = tree
    for at, step in enumerate(steps[:-1]):
        if here.is_mapping and step not in here.value:
            here.value[step] = Node({}, place)
        below = here.child(step) if here.is_mapping else None
        if below is None or not below.is_mapping:
            above = dotted(tuple(steps[: at + 1]))
            hint = words("set_whole", found=above) if below is not None and below.is_list else None
            return [Problem(place, dotted(tuple(steps)), words("set_not_mapping", found=above), None, hint)]
        here = below
    last = steps[-1]
    if node.value is None:
        if last not in here.value:
            return [Problem(place, dotted(tuple(steps)), words("nothing_to_remove"), None, None)]
        del here.value[last]
    else:
        hung = node.copy()
        hung.place = place
        here.value[last] = hung
    return []
