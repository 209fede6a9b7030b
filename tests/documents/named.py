"""What a page of documentation may name: functions and classes, tests, and parameters that are there."""

from __future__ import annotations

import ast
from functools import cache
from importlib import import_module
from pathlib import Path

from sim.scenario.describing import describe

HOUSE = Path(__file__).resolve().parents[2]
QUOTED = (1, 2, 3, 4, 5, 7, 9, 11)
"""The interviews that the study quotes."""


def in_code(name: str) -> bool:
    """Whether `module:object` or `module:object.part` is there."""
    module, _, path = name.partition(":")
    try:
        found = import_module(module)
    except ModuleNotFoundError:
        return False
    for part in path.split("."):
        if not hasattr(found, part) and part not in getattr(found, "__annotations__", {}):
            return False
        found = getattr(found, part, None)
    return True


@cache
def tests_of(path: str) -> frozenset[str]:
    """The test functions of a file; none if there is no such file."""
    file = HOUSE / path
    if not file.is_file():
        return frozenset()
    return frozenset(
        node.name for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    )  # fmt: skip


def in_tests(name: str) -> bool:
    """Whether `tests/file.py::function` is there."""
    path, _, function = name.partition("::")
    return function in tests_of(path)


@cache
def parameters() -> frozenset[str]:
    """Every key of a scenario as `--describe` names it; those of a policy as policies.KIND.key."""
    described = describe()
    of_policies = (f"policies.{kind}.{key}" for kind, policy in described["policies"].items() for key in policy["keys"])
    return frozenset([*described["keys"], *of_policies])
