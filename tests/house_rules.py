"""The rules of the house as functions from the text of a file to the sentences about what breaks them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

FLOORS: dict[str, int] = {
    "sentences_of_experiments": -1,
    "sentences": 0,
    "help": 0,
    "language": 1,
    "asked": 2,
    "kernel": 1,
    "parameters": 2,
    "world": 3,
    "agents": 4,
    "meetings": 5,
    "practice": 6,
    "policies": 7,
    "scenario": 8,
    "district": 9,
    "metrics": 9,
    "study": 10,
    "report": 11,
    "classroom": 11,
    "patterns": 11,
    "coverage": 11,
    "notebook": 12,
    "explore": 13,
    "command_line": 12,
}
"""The plan: a room may import rooms on lower floors and itself. A new room needs a line here."""

NEVER_SEES: dict[str, tuple[str, ...]] = {
    "metrics": ("agents", "meetings", "practice", "policies", "district"),
    "report": ("agents", "meetings", "practice", "policies", "district", "scenario", "world", "parameters", "kernel"),
    "kernel": ("language", "sentences"),
    "world": ("language",),
    "district": ("metrics",),
}
"""Work and watch never see each other; the report gets tables, not models."""

SIMULATION = ("kernel", "parameters", "world", "agents", "meetings", "practice", "policies", "district", "metrics")
"""The rooms inside simulated time: no clock on the wall, no operating system. Other rooms may use both."""

KEYED_GENERATORS = ("Generator", "Philox")
"""What of numpy's random module may be named: types, never the functions that share one state."""

CHANCE_MODULES = ("random", "secrets", "uuid")
WALL_MODULES = ("time", "datetime", "os", "socket", "platform", "locale", "threading", "subprocess")
CODE_MODULES = ("pickle", "cPickle", "dill", "cloudpickle", "marshal", "shelve")
CODE_CALLS = ("eval", "exec", "compile", "__import__")
CODE_ATTRIBUTES = ("read_pickle", "to_pickle", "unsafe_load", "full_load")


UPWARD_ON_PURPOSE = {
    (
        "sim/scenario/describing.py",
        "sim.metrics.catalogue",
    ): "--describe lists parameters and measures side by side; the catalogue is a table of words",
    ("sim/study/handing.py", "sim.report.verdict_sentences"): "a study ends by handing its folder to the report",
    ("sim/study/handing.py", "sim.report.write_workbook"): "the workbook is the report in another form",
    ("sim/study/handing.py", "sim.report.write_report"): "a study ends by handing its folder to the report; without it the tables stand",
}
"""Imports that go up all the same, each with its reason. Short, and not to grow."""


def room_of(path: str) -> str:
    """The room of a file: "sim/agents/citizen.py" and the name "sim.agents.citizen" are in agents."""
    parts = path.removesuffix(".py").replace("/", ".").split(".")
    return parts[1] if len(parts) > 1 else ""


def imports(source: str, path: str) -> Iterator[tuple[int, str]]:
    """Every import as (line, full name), also inside functions; those under `if TYPE_CHECKING` are left out."""
    tree = ast.parse(source)
    for_types_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) in ("TYPE_CHECKING", "typing.TYPE_CHECKING")
        for statement in node.body
        for inner in ast.walk(statement)
    }
    package = path.removesuffix(".py").removesuffix("/__init__").split("/")
    if not path.endswith("/__init__.py"):
        package = package[:-1]
    for node in ast.walk(tree):
        if id(node) in for_types_only:
            continue
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            origin = ".".join(above + (node.module.split(".") if node.module else []))
            yield from ((node.lineno, f"{origin}.{alias.name}") for alias in node.names)


def upward(source: str, path: str) -> list[str]:
    """Imports of `path` that go up, sideways to a room on the same floor, or to a room it must not see."""
    room = room_of(path)
    if path == "sim/__init__.py":
        return []
    if room not in FLOORS:
        return [f"{path}: the room '{room}' is not on the plan"]
    found = []
    for line, name in imports(source, path):
        other = room_of(name) if name.split(".")[0] == "sim" else room
        if other == room or not other or (path, name) in UPWARD_ON_PURPOSE:
            continue
        if other not in FLOORS:
            found.append(f"{path}:{line} imports {name}, which is not on the plan")
        elif FLOORS[other] >= FLOORS[room] or other in NEVER_SEES.get(room, ()):
            found.append(f"{path}:{line} imports {name}: {room} may not see {other}")
        elif room == "metrics" and other == "world" and not name.startswith("sim.world.facts"):
            found.append(f"{path}:{line} imports {name}: of the world, metrics sees only its facts")
    return found


def chance_without_a_name(source: str, path: str) -> list[str]:
    """Chance that is not keyed, clocks on the wall, and orders that differ from run to run."""
    tree = ast.parse(source)
    forbidden = CHANCE_MODULES + (WALL_MODULES if room_of(path) in SIMULATION else ())
    found = [f"{path}:{line} imports {name}" for line, name in imports(source, path) if name.split(".")[0] in forbidden]
    for node in ast.walk(tree):
        where = f"{path}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.Attribute):
            whole = ast.unparse(node)
            numpy_function = re.fullmatch(r"(np|numpy)\.random\.\w+", whole) and node.attr not in KEYED_GENERATORS
            shared_by_agents = re.fullmatch(r"(.*\.)?(self|model|agent|district|squad|officer)\.(random|rng)", whole)
            wall_clock = re.search(r"\b(datetime|date)\.(now|utcnow|today)$", whole)
            if numpy_function or shared_by_agents or wall_clock:
                found.append(f"{where} uses {whole}")
        elif isinstance(node, ast.ImportFrom) and node.module == "numpy.random":
            found += [f"{where} imports numpy.random.{alias.name}" for alias in node.names if alias.name not in KEYED_GENERATORS]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("hash", "id"):
            found.append(f"{where} calls {node.func.id}(), which differs from run to run")
    return found + loops_over_sets(tree, path)


def loops_over_sets(tree: ast.AST, path: str) -> list[str]:
    """Places where the order of a set decides: loops, lists and sums of sets. `sorted`, `len`, `min`, `max`, `any`, `all` are free."""
    known = _names_of_sets(tree)

    def is_set(node: ast.AST) -> bool:
        if isinstance(node, ast.Set | ast.SetComp):
            return True
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Name):
                return called.id in ("set", "frozenset")
            return isinstance(called, ast.Attribute) and called.attr in _SET_METHODS and is_set(called.value)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr | ast.BitAnd | ast.Sub | ast.BitXor):
            return any(is_set(side) or _is_keys(side) for side in (node.left, node.right))
        if isinstance(node, ast.IfExp):
            return is_set(node.body) or is_set(node.orelse)
        return isinstance(node, ast.Name | ast.Attribute) and ast.unparse(node) in known

    free = {id(argument) for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            and node.func.id in _ORDER_DOES_NOT_MATTER for argument in node.args}  # fmt: skip
    found = []
    for node in ast.walk(tree):
        ordered: list[ast.AST] = []
        if isinstance(node, ast.For):
            ordered = [node.iter]
        elif isinstance(node, ast.ListComp | ast.GeneratorExp | ast.DictComp) and id(node) not in free:
            ordered = [generator.iter for generator in node.generators]
        elif isinstance(node, ast.Starred) and id(node) not in free:
            ordered = [node.value]
        elif isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            ordered = list(node.args) if name in _ORDER_MATTERS else []
            if name == "pop" and not node.args and isinstance(node.func, ast.Attribute):
                ordered = [node.func.value]
        found += [f"{path}:{node.lineno} depends on the order of a set: {ast.unparse(each)}" for each in ordered if is_set(each)]  # type: ignore[attr-defined]
    return found


_SET_METHODS = ("union", "intersection", "difference", "symmetric_difference", "copy")
_ORDER_DOES_NOT_MATTER = ("sorted", "set", "frozenset", "any", "all", "len", "min", "max")
_ORDER_MATTERS = ("list", "tuple", "enumerate", "iter", "zip", "map", "filter", "sum", "join", "fromkeys", "extend", "array", "fsum")


def _is_keys(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("keys", "items") and not node.args


def _names_of_sets(tree: ast.AST) -> set[str]:
    """Names and attributes that are annotated or filled as sets anywhere in the file, and never as something else."""
    sets: set[str] = set()
    others: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.AnnAssign):
            name, is_set = ast.unparse(node.target), _says_set(node.annotation)
        elif isinstance(node, ast.arg) and node.annotation:
            name, is_set = node.arg, _says_set(node.annotation)
        elif isinstance(node, ast.Assign) and len(node.targets) == 1:
            value = node.value
            called = value.func.id if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) else ""
            name, is_set = ast.unparse(node.targets[0]), isinstance(value, ast.Set | ast.SetComp) or called in ("set", "frozenset")
        else:
            continue
        (sets if is_set else others).add(name)
    return sets - others


def _says_set(annotation: ast.AST) -> bool:
    return bool(re.match(r"(frozen)?set\b|(Abstract|Mutable)?Set\b", ast.unparse(annotation)))


def code_from_files(source: str, path: str) -> list[str]:
    """Ways to run code that came from a file: pickles, eval and their like."""
    found = [f"{path}:{line} imports {name}" for line, name in imports(source, path) if name.split(".")[0] in CODE_MODULES]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called in CODE_CALLS or called.split(".")[-1] in CODE_ATTRIBUTES or called in ("yaml.load", "joblib.load", "joblib.dump"):
                found.append(f"{path}:{node.lineno} calls {called}")
            for keyword in node.keywords:
                value = keyword.value.value if isinstance(keyword.value, ast.Constant) else None
                if (keyword.arg, value) in (("allow_pickle", True), ("shell", True), ("typ", "unsafe"), ("debug", True)):
                    found.append(f"{path}:{node.lineno} passes {keyword.arg}={value}")
    return found


_HOSTS = ("py" + "pi.org", "python" + "hosted.org", "npm" + "js.org", "npm" + "js.com", "deb." + "debian.org", "conda." + "anaconda.org")
_PATHS = re.compile(r"(?<![\w.$}~-])/(?:wo" + r"rk|ro" + r"ot|ho" + r"me/\w+|Us" + r"ers/\w+)/[\w.]")


def places_of_this_machine(text: str, path: str) -> list[str]:
    """Hosts of packages and folders of somebody's machine, which mean nothing to another reader."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        found += [f"{path}:{number} names a package host" for host in _HOSTS if host in line]
        found += [f"{path}:{number} names a folder of a machine: {match.group()}" for match in _PATHS.finditer(line)]
    return found
