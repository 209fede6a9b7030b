"""The house: imports go down only, chance has a name, files stay readable, nothing runs what it reads. Each rule is shown to catch."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import house_rules as rules
import pytest

HOUSE = Path(__file__).parent.parent
FILES = sorted(path.relative_to(HOUSE).as_posix() for path in (HOUSE / "sim").rglob("*.py"))
LONGER: dict[str, str] = {}
"""Files of more than 250 lines (never more than 300), each with the reason why it is one noun all the same."""

UNKEYED: dict[str, str] = {}
"""Lines that use chance, a clock or the order of a set on purpose: "file" or "file:line" and why it cannot change a result."""


def text(path: str) -> str:
    """The text of a file of the house."""
    return (HOUSE / path).read_text(encoding="utf-8")


def test_there_is_a_house() -> None:
    """The walk finds the rooms it should look into."""
    assert {"kernel", "parameters"} <= {rules.room_of(path) for path in FILES}


@pytest.mark.parametrize("path", FILES)
def test_imports_go_down_only(path: str) -> None:
    """No room knows a room above it; measuring never knows the measured; names needed for types only are free."""
    assert rules.upward(text(path), path) == []


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("sim/kernel/week.py", "from sim.world.facts import CallClosed"),
        ("sim/kernel/week.py", "import sim.agents.citizen"),
        ("sim/kernel/week.py", "def lazy():\n    from ..agents import citizen"),
        ("sim/kernel/week.py", "from sim import world"),
        ("sim/metrics/board.py", "from sim.policies import squad_coupling"),
        ("sim/metrics/board.py", "from sim.agents.citizen import Citizen"),
        ("sim/metrics/board.py", "from ..practice import base"),
        ("sim/metrics/board.py", "from sim.world.ties import Ties"),
        ("sim/metrics/board.py", "from sim.district import District"),
        ("sim/agents/citizen.py", "from ..practice import Practice"),
        ("sim/district.py", "from .metrics import measure"),
        ("sim/report/page.py", "from sim.scenario import load"),
        ("sim/attic/ghost.py", "import math"),
        ("sim/agents/citizen.py", "from sim.attic import ghost"),
    ],
)
def test_an_import_that_goes_up_is_caught(path: str, line: str) -> None:
    """Upward, sideways, relative, inside a function, from a room not on the plan: each is seen."""
    assert rules.upward(line, path)


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("sim/kernel/week.py", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from sim.district import District"),
        ("sim/metrics/board.py", "from sim.world.facts import CallClosed\nfrom sim.world import facts"),
        ("sim/agents/citizen.py", "from . import base\nfrom ..kernel.week import WEEK\nfrom ..world.ties import Ties"),
        ("sim/study/run.py", "import sim.district\nfrom sim.metrics import measure"),
    ],
)
def test_an_import_that_goes_down_is_let_through(path: str, line: str) -> None:
    """The rule refuses nothing that the plan allows."""
    assert rules.upward(line, path) == []


@pytest.mark.parametrize("path", FILES)
def test_chance_has_a_name_and_an_owner(path: str) -> None:
    """No shared generator, no clock on the wall in simulated time, no hash, no order of a set."""
    found = [line for line in rules.chance_without_a_name(text(path), path) if not {path, line.split(" ")[0]} & UNKEYED.keys()]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "import random",
        "from random import choice",
        "def f():\n    import random",
        "import numpy as np\nnp.random.seed(1)",
        "np.random.default_rng(1)",
        "from numpy.random import default_rng",
        "self.random.choice(x)",
        "self.model.rng.random()",
        "model.random",
        "import time",
        "from time import time",
        "from datetime import datetime",
        "datetime.now()",
        "import uuid",
        "import secrets",
        "import os",
        "hash(name)",
        "sorted(x, key=id)\nid(x)",
        "for name in {'a', 'b'}: pass",
        "for name in set(names): pass",
        "[n for n in set(names)]",
        "list({1, 2})",
        "sum(frozenset(x))",
        "', '.join({n for n in names})",
        "names = set()\nfor n in names: pass",
        "names: set[str] = f()\nfor n in names: pass",
        "def f(names: frozenset[str]):\n    return [n for n in names]",
        "self.seen = set()\nx = tuple(self.seen)",
        "for k in a.keys() - b.keys(): pass",
        "seen = {1}\nseen.pop()",
        "f(*{1, 2})",
        "for n in set(a) | b: pass",
        "for n in set(a).union(b): pass",
        "dict.fromkeys(set(a))",
        "sum(w[n] for n in set(a))",
    ],
)
def test_chance_without_a_name_is_caught(line: str) -> None:
    """Each way in which runs with one seed could differ is seen."""
    assert rules.chance_without_a_name(line, "sim/agents/citizen.py")


@pytest.mark.parametrize(
    "line",
    [
        "import numpy as np\nnp.random.Generator(np.random.Philox(key=1))",
        "for n in sorted({1, 2}): pass",
        "len(set(a))",
        "any(n > 1 for n in set(a))",
        "seen = set()\nseen.add(1)\n1 in seen",
        "sorted(n for n in set(a))",
        "for n in {1: 2}: pass",
        "for n in a.keys(): pass",
        "x = f()\nfor n in x: pass",
        "{n + 1 for n in set(a)}",
        "self.calendar.now",
    ],
)
def test_order_and_chance_that_cannot_differ_are_let_through(line: str) -> None:
    """Keyed generators, sorted sets, membership and sizes are free."""
    assert rules.chance_without_a_name(line, "sim/agents/citizen.py") == []


def test_the_study_may_look_at_the_clock() -> None:
    """Around the simulation the wall clock is allowed (progress, run_info.json); inside it is not."""
    assert rules.chance_without_a_name("import time\nimport os", "sim/study/run.py") == []
    assert rules.chance_without_a_name("import random", "sim/study/run.py")


@pytest.mark.parametrize("path", [*FILES, "run.py"])
def test_nothing_runs_what_it_reads(path: str) -> None:
    """No pickle, eval, exec, unsafe YAML, shell or debugger anywhere in the product."""
    assert rules.code_from_files(text(path), path) == [] if (HOUSE / path).exists() else True


@pytest.mark.parametrize(
    "line",
    [
        "import pickle",
        "from pickle import loads",
        "import dill",
        "import marshal",
        "import shelve",
        "eval('1')",
        "exec(text)",
        "compile(text, '', 'exec')",
        "yaml.load(text)",
        "pd.read_pickle(path)",
        "frame.to_pickle(path)",
        "joblib.load(path)",
        "np.load(path, allow_pickle=True)",
        "__import__(name)",
        "subprocess.run(text, shell=True)",
        "YAML(typ='unsafe')",
        "app.run(debug=True)",
    ],
)
def test_running_what_is_read_is_caught(line: str) -> None:
    """Each way to turn a file into code is seen."""
    assert rules.code_from_files(line, "sim/study/run.py")


@pytest.mark.parametrize("path", FILES)
def test_a_file_is_a_page_or_three(path: str) -> None:
    """At most 250 lines; a file that wants more is two nouns."""
    lines = len(text(path).splitlines())
    assert lines <= (300 if path in LONGER else 250), f"{path} has {lines} lines"


@pytest.mark.parametrize("path", FILES)
def test_a_file_says_in_its_first_line_what_it_is(path: str) -> None:
    """Each file begins with a sentence, not with code; unless it is empty."""
    first = text(path).lstrip()
    assert not first or first.startswith('"""'), f"{path} does not begin with a sentence"


SOURCES = (".py", ".md", ".yaml", ".yml", ".toml", ".txt", ".json", ".html", ".js", ".css", ".csv", ".sh", ".cfg", ".ini", ".ipynb", "")
NOT_OURS = (".git", ".venv", "results", "node_modules", "__pycache__", ".hypothesis", ".pytest_cache", ".ruff_cache", ".mypy_cache")


def everything() -> list[str]:
    """Every text file of the repository, without the environment, the results and what tools leave behind."""
    return sorted(
        path.relative_to(HOUSE).as_posix()
        for path in HOUSE.rglob("*")
        if path.suffix in SOURCES and not set(path.relative_to(HOUSE).parts) & set(NOT_OURS) and path.is_file()
    )


def test_nothing_names_a_machine_or_a_host_of_packages() -> None:
    """A reader elsewhere can follow every path; where packages come from is his own choice."""
    found = []
    for path in everything():
        found += rules.places_of_this_machine((HOUSE / path).read_text(encoding="utf-8", errors="replace"), path)
    assert found == []
    assert len(everything()) > len(FILES)


@pytest.mark.parametrize(
    "line",
    [
        "see https://" + "pypi" + ".org/simple",
        "files.python" + "hosted.org",
        "registry.npm" + "js.org/x",
        "cd /wo" + "rk/main",
        "'/ho" + "me/jan/project'",
        "/ro" + "ot/.cache",
        "/Us" + "ers/jan/x",
    ],
)
def test_a_machine_or_a_host_is_caught(line: str) -> None:
    """Each kind of place is seen, and a relative path is not one."""
    assert rules.places_of_this_machine(line, "README.md")
    assert rules.places_of_this_machine("python3 run.py scenarios/laak.yaml, docs/work/x, https://www.politie.nl/", "README.md") == []


HEAVY = ("mesa", "pandas", "plotly", "scipy", "joblib", "networkx", "starlette", "uvicorn", "segno", "xlsxwriter", "distributed")

PROBE = """
import runpy, sys
sys.argv = {argv!r}
try:
    {act}
except SystemExit as end:
    code = end.code
else:
    code = 0
print("LOADED", code, *[name for name in {heavy!r} if name in sys.modules])
"""


def loaded(act: str, argv: list[str]) -> tuple[str, list[str]]:
    """Exit code and which heavy libraries a fresh Python has loaded after `act`."""
    probe = PROBE.format(argv=argv, act=act, heavy=HEAVY)
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, cwd=HOUSE, timeout=60, check=False)
    last = [line for line in done.stdout.splitlines() if line.startswith("LOADED")]
    assert last, done.stdout + done.stderr
    _, code, *names = last[0].split()
    return code, names


@pytest.mark.parametrize("argv", [["--help"], ["--describe"], ["check", "scenarios/laak.yaml"]])
def test_asking_and_checking_load_nothing_heavy(argv: list[str]) -> None:
    """Help, the list of parameters and the check of a scenario answer at once: no Mesa, pandas, Plotly, scipy or joblib."""
    if not (HOUSE / "run.py").exists() or (argv[0] == "check" and not (HOUSE / argv[1]).exists()):
        pytest.fail("the front door or the reference scenario is missing")
    code, names = loaded("runpy.run_path('run.py', run_name='__main__')", ["run.py", *argv])
    assert names == []
    assert code in ("0", "None")


def test_loading_something_heavy_is_seen() -> None:
    """The probe catches a library that is imported lazily inside a function."""
    assert loaded("(lambda: __import__('pandas'))()", ["x"]) == ("0", ["pandas"])
