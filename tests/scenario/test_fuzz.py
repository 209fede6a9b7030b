"""Truth: whatever is written in a scenario file, it is either read or refused in words; it never breaks the reader."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from sim.scenario.loading import load
from sim.scenario.tree import MOST_LINES, ScenarioError

ROOT = Path(__file__).resolve().parents[2]
SEEDS = [path.read_text(encoding="utf-8") for path in [Path(__file__).parent / "small.yaml", *sorted((ROOT / "scenarios").glob("*.yaml"))]]
VALUES = (
    "", "~", "yes", "no", "off", "9:00", '"09:00"', "017", "0x1F", "1e3", "1e999", ".nan", "-.inf", "-1", "0", "1.000", "0,8", "9" * 400,
    "'4'", "never", "unlimited", "[]", "{}", "[[[]]]", "{a: {b: 1}}", "&a 1", "*a", "!!python/object:os.system x", "<<", "|", ">-", "'",
    '"\\ud800"', "\u202e", "../../etc/passwd", "<script>", "=1+1", "x" * 3000, "\t", "\0", "é", "2024-13-01", "[1, 2", "true", "extends",
    "- a", "? x", "%YAML 1.1", "---",
)  # fmt: skip
KEYS = ("extends", "set", "study", "arms", "policies", "run", "beats", "title", "<<", "1", "null", "policy", "pairs", "a.b", "../x", "")


def mutated(text: str, chance: random.Random) -> str:
    """A scenario with one to four things done to its lines, keys and values."""
    lines = text.split("\n")
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(lines))
        line = lines[at]
        key, sign, value = line.partition(":")
        kind = chance.randrange(9)
        if kind == 0 and sign:
            lines[at] = f"{key}: {chance.choice(VALUES)}"
        elif kind == 1 and sign:
            margin = key[: len(key) - len(key.lstrip())]
            lines[at] = f"{margin}{chance.choice(KEYS)}:{value}"
        elif kind == 2:
            lines.insert(at, line)
        elif kind == 3 and len(lines) > 1:
            del lines[at]
        elif kind == 4:
            lines[at] = chance.choice(["  ", "\t", "    ", "- "]) + line
        elif kind == 5 and line:
            spot = chance.randrange(len(line))
            lines[at] = line[:spot] + chance.choice("{}[]:,#&*!|>'\"%@`\x07\u2028 ") + line[spot + chance.randrange(2) :]
        elif kind == 6 and line:
            spot = chance.randrange(len(line))
            lines[at] = line[:spot] + chance.choice(VALUES) + line[spot:]
        elif kind == 7:
            other = chance.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        else:
            lines[at] = line.lstrip() if chance.random() < 0.5 else line.replace("{", "[").replace("}", "]")
    return "\n".join(lines)


def hold(folder: Path, number: int) -> bool:
    """Read one mutation; return whether it was accepted."""
    chance = random.Random(number)
    file = folder / "x.yaml"
    text = mutated(chance.choice(SEEDS), chance)
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    began = time.process_time()
    try:
        loaded = load(file)
        loaded.differences("en")
        loaded.resolved()
        accepted = True
    except ScenarioError as error:
        said = error
        accepted = False
    assert time.process_time() - began < 5, number
    if not accepted:
        lines = said.text("nl").splitlines()
        assert 1 <= len(lines) <= MOST_LINES, number
        assert all(line.startswith(("x.yaml", "laak.yaml", "…")) for line in lines), (number, lines)
        assert said.text("en"), number
    return accepted


def fuzz(folder: Path, numbers: range) -> None:
    """Hold so many mutations; some must be accepted and most refused, or the mutations say nothing."""
    for path in (ROOT / "scenarios").glob("*.yaml"):
        (folder / path.name).write_bytes(path.read_bytes())
    accepted = sum(hold(folder, number) for number in numbers)
    assert 0.02 * len(numbers) < accepted < 0.7 * len(numbers), accepted


def test_a_few_hundred_mutations_are_read_or_refused(tmp_path: Path) -> None:
    """Each of 300 damaged scenarios is read or refused in at most fifteen lines."""
    fuzz(tmp_path, range(300))


@pytest.mark.full
def test_twenty_thousand_mutations_are_read_or_refused(tmp_path: Path) -> None:
    """The same for 20,000, each within five seconds."""
    fuzz(tmp_path, range(1_000, 21_000))
