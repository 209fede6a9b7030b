"""The same numbers for the same world: what a change does not touch stays as it was, to the last bit."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from sim.district import District
from sim.kernel.week import WEEK
from sim.scenario.loading import load

from .runs import SCENARIOS, Run, digest, everything, run, scenario

HOUSE = Path(__file__).parents[2]
WEEKS = 10
FROM_START = "policies.koppeling.from_week=0"
NEUTRAL = tuple(
    f"policies.koppeling.{key}={value}"
    for key, value in {
        "own": 1, "others": 1, "elsewhere": 1, "patrol": 1, "thinks": 0, "officer_share": 0, "briefing": "false", "requests_stand": "false",
    }.items()
)


def lived(name: str, weeks: int, *sets: str, replication: int = 0) -> Run:
    """A run of its own, not shared with other tests."""
    district = Run(scenario(name, *sets), replication)
    district.run_until_week(weeks)
    district.close()
    return district


def without(district: District, theirs: Callable[[str], bool]) -> dict[str, list[tuple[Any, ...]]]:
    """All facts in which nobody of a certain name plays a part."""
    return {
        kind: [fact for fact in told if not any(isinstance(field, str) and theirs(field) for field in fact)]
        for kind, told in everything(district).items()
    }


def test_two_runs_are_one() -> None:
    """Run again, and every fact of every kind is the same; another replication is another world."""
    first = run("laak.yaml", WEEKS)
    assert digest(lived("laak.yaml", WEEKS)) == digest(first)
    assert digest(run("laak.yaml", WEEKS, replication=1)) != digest(first)
    assert digest(run("laak.yaml", WEEKS, "run.seed=2")) != digest(first)


@pytest.mark.parametrize("sets", [(FROM_START, "policies.koppeling.pairs=[]"), (FROM_START, *NEUTRAL)], ids=["no pairs", "neutral"])
def test_a_policy_that_does_nothing_changes_nothing(sets: tuple[str, ...]) -> None:
    """A coupling of nobody, or with every number at its neutral value, is the district without it, to the last bit."""
    assert everything(run("koppeling.yaml", WEEKS, *sets)) == everything(run("laak.yaml", WEEKS))


@pytest.mark.parametrize("key", ["own", "others", "elsewhere", "patrol", "thinks", "officer_share", "briefing", "requests_stand"])
def test_each_part_of_the_coupling_does_something(key: str) -> None:
    """Each number of the coupling alone, away from its neutral value, makes a difference somewhere: none is idle."""
    strong = {"own": 3, "others": 0.3, "elsewhere": 0.5, "patrol": 3, "thinks": 1, "officer_share": 0.8, "briefing": "true"}
    sets = [FROM_START, *(line for line in NEUTRAL if f".{key}=" not in line), f"policies.koppeling.{key}={strong.get(key, 'true')}"]
    busy: tuple[str, ...] = ()
    if key == "requests_stand":  # a request that is taken and not done in its shift is rare in a quiet district
        busy = ("attention.requests=5", "attention.taken_base=0", "patrol.commitments=0.7", "problems.multiplier=3")
    if key in ("own", "thinks", "requests_stand"):  # one beat has few occasions for these in ten weeks
        officers = [name for name, officer in scenario("laak.yaml").officers.items() if officer.kind == "A"]
        sets.append(f"policies.koppeling.pairs=[{', '.join(f'{{squad: C, officer: {name}}}' for name in officers)}]")
    assert digest(run("koppeling.yaml", WEEKS, *busy, *sets)) != digest(run("laak.yaml", WEEKS, *busy))


def test_a_policy_from_week_eight_is_the_base_until_week_eight() -> None:
    """Until its start a policy leaves no trace, and after it there is one."""
    sets = ("policies.koppeling.from_week=8", "policies.koppeling.others=0.5")
    changed, base = everything(run("koppeling.yaml", WEEKS, *sets)), everything(run("laak.yaml", WEEKS))

    def until(facts: dict[str, list[tuple[Any, ...]]], week: int) -> dict[str, list[tuple[Any, ...]]]:
        return {kind: [fact for fact in told if fact[0] < week * WEEK] for kind, told in facts.items()}

    assert until(changed, 8) == until(base, 8)
    assert until(changed, 10) != until(base, 10)


def test_what_happens_from_outside_is_the_same_under_a_policy() -> None:
    """Background incidents, problems that begin, wishes for help and people who leave are the same whatever is arranged."""
    changed = run("koppeling.yaml", WEEKS, FROM_START, "policies.koppeling.others=0.3")
    base = run("laak.yaml", WEEKS)
    for kind in ("ProblemStarted", "PersonLeft"):
        assert everything(changed)[kind] == everything(base)[kind] != []
    background = [[fact for fact in everything(lived)["IncidentHappened"] if not fact[3]] for lived in (changed, base)]
    assert background[0] == background[1] != []


def test_a_replication_is_the_same_however_many_there_are() -> None:
    """The third world is the third world, of five and of five hundred; how long the run is planned only decides when it ends."""
    one, other = (run("laak.yaml", 6, f"run.replications={number}", replication=3) for number in (5, 500))
    assert digest(one) == digest(other)


@pytest.mark.parametrize(
    ("changes", "theirs"),
    [
        ("squads.Bb={members: 4, takes_turns: false}", lambda name: name == "Bb" or name.startswith("Bb-")),
        ("officers.wa-c={kind: B, beats: [Molenwijk], hours: 0}", lambda name: name == "wa-c"),
        (
            "partners.buurtkerk={kind: church, contact_persons: 2, privacy_block: 0, act_days: 1}",
            lambda name: name.startswith("buurtkerk"),
        ),
    ],
    ids=["squad", "officer", "partner"],
)
def test_somebody_who_does_nothing_changes_nothing_for_others(changes: str, theirs: Callable[[str], bool]) -> None:
    """A squad outside the rota, an officer without hours, a partner whom nobody needs: all others live as they did."""
    more = run("laak.yaml", WEEKS, changes)
    assert without(more, theirs) == everything(run("laak.yaml", WEEKS))
    assert [person for person in (*more.squads, *more.officers, *more.partners) if theirs(person.name)]


def test_an_officer_who_does_something_changes_something() -> None:
    """The comparison above can fail: with hours he is noticed by others."""
    more = run("laak.yaml", WEEKS, "officers.wa-c={kind: B, beats: [Molenwijk], hours: 36}")
    assert without(more, lambda name: name == "wa-c") != everything(run("laak.yaml", WEEKS))


def test_the_order_in_the_file_does_not_matter(tmp_path: Path) -> None:
    """Beats, squads, officers, kinds, partners and meetings turned upside down in the file: the same district."""

    def turned(part: Any) -> Any:
        return {key: turned(part[key]) for key in reversed(part)} if isinstance(part, dict) else part

    yaml = YAML(typ="safe", pure=True)
    whole = yaml.load((SCENARIOS / "laak.yaml").read_text(encoding="utf-8"))
    text = StringIO()
    yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment]
    yaml.dump(turned(whole), text)
    (tmp_path / "turned.yaml").write_text(text.getvalue(), encoding="utf-8")
    plan = load(tmp_path / "turned.yaml").scenario
    assert list(plan.beats) == list(reversed(scenario("laak.yaml").beats))
    district = Run(plan)
    district.run_until_week(WEEKS)
    district.close()
    assert everything(district) == everything(run("laak.yaml", WEEKS))


def test_seven_steps_are_a_week() -> None:
    """Mesa's own step is a day: seven of them bring the district where a week brings it."""
    stepped, whole = Run(scenario("laak.yaml")), run("laak.yaml", 1)
    for _ in range(7):
        stepped.step()
    stepped.close()
    assert stepped.calendar.now == whole.calendar.now == WEEK
    assert everything(stepped) == everything(whole)


def test_the_hash_seed_of_python_does_not_matter() -> None:
    """Two processes whose sets and hashes have another order tell the same story."""
    program = (
        "from model.runs import digest, run\n"
        "print(hash('Laak'), digest(run('koppeling.yaml', 4, 'policies.koppeling.from_week=2')))"
    )
    found = []
    for seed in ("0", "1"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join([str(HOUSE), str(HOUSE / "tests")])}
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environment, check=True)
        found.append(done.stdout.split())
    assert found[0][0] != found[1][0]  # the control: the seed did reach the processes
    assert found[0][1] == found[1][1] == digest(run("koppeling.yaml", 4, "policies.koppeling.from_week=2"))
