"""Truths about sweeps: values become variants through the same strict checks, each beside the district it belongs to."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.asked import UsageError, understand
from sim.scenario.loading import Loaded, load
from sim.scenario.tree import ScenarioError

ROOT = Path(__file__).resolve().parents[2]
KOPPELING = ROOT / "scenarios" / "koppeling.yaml"
OTHERS = "policies.koppeling.others"


def swept(*vary: str, together: bool = False) -> Loaded:
    """The coupling scenario with a sweep from the command line."""
    return load(KOPPELING, vary=vary, together=together)


def test_each_value_is_a_variant_beside_the_same_district() -> None:
    """Values of a policy give one variant each; all are compared with the district without policies."""
    loaded = swept(f"{OTHERS}=0.3,0.53,1")
    assert list(loaded.arms()) == ["basis", "others_0_3", "others_0_53", "others_1"]
    assert [arm.policies["koppeling"].others for arm in list(loaded.arms().values())[1:]] == [0.3, 0.53, 1]
    assert loaded.references == {}
    assert loaded.about["others_0_53"].title.nl == "others = 0,53"
    assert all(arm.study is None and arm.sweep is None for arm in loaded.arms().values())


def test_a_value_of_the_district_has_a_reference_of_its_own() -> None:
    """The policy at a busier district stands beside that busier district; combinations with the same district share one."""
    loaded = swept(f"{OTHERS}=0.53,1", "demand.multiplier=0.8,1")
    arms = loaded.arms()
    assert len(loaded.swept.points) == 4
    assert loaded.references == {point: "basis multiplier_0_8" for point in ("others_0_53 multiplier_0_8", "others_1 multiplier_0_8")}
    reference, policy = arms["basis multiplier_0_8"], arms["others_1 multiplier_0_8"]
    assert reference.policies == {}
    assert reference == policy.model_copy(update={"policies": {}})
    assert arms["others_1 multiplier_1"].model_copy(update={"policies": {}}) == arms["basis"]


def test_values_may_go_together() -> None:
    """As a list, the first values belong together, then the second; lists of different length are refused."""
    points = swept(f"{OTHERS}=0.53,1", "demand.multiplier=0.8,1", together=True).swept.points
    assert [list(point.values.values()) for point in points] == [[0.53, 0.8], [1, 1]]
    with pytest.raises(ScenarioError, match="niet even lang: 2, 3"):
        swept(f"{OTHERS}=0.53,1", "demand.multiplier=0.8,1,2", together=True)


def test_a_sweep_in_a_file_is_the_sweep_of_the_command_line(tmp_path: Path) -> None:
    """`sweep:` in YAML and the words behind `sweep` give the same variants."""
    text = KOPPELING.read_text(encoding="utf-8") + f"\nsweep:\n  vary:\n    {OTHERS}: [0.3, 1]\n"
    (tmp_path / "koppeling.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "laak.yaml").write_bytes((ROOT / "scenarios" / "laak.yaml").read_bytes())
    written, typed = load(tmp_path / "koppeling.yaml"), swept(f"{OTHERS}=0.3,1")
    assert written.arms() == typed.arms()
    assert written.resolved()["sweep"] == typed.resolved()["sweep"]


def test_one_value_more_leaves_the_others_as_they_are() -> None:
    """The variants of a longer sweep, in another order, hold those of a shorter one, each unchanged."""
    few, many = swept(f"{OTHERS}=0.53,1").arms(), swept(f"{OTHERS}=1,0.8,0.53").arms()
    assert few.items() <= many.items()


@pytest.mark.parametrize(
    ("vary", "said"),
    [
        ([f"{OTHERS[:-1]}=0.5"], f"sweep: sweep: {OTHERS[:-1]}: deze sleutel bestaat niet; bedoelt u 'others'?"),
        ([f"{OTHERS}=0.5,7"], "7 valt buiten de grenzen; hier kan: een getal van 0.3 tot en met 1"),
        ([f"{OTHERS}=0.5,a"], "'a' is tekst"),
        ([f"{OTHERS}=0.5,0.5"], "de waarde 0.5 staat er twee keer"),
        ([OTHERS], "geen sleutel=waarde"),
        ([f"{OTHERS}="], "geen sleutel=waarde"),
        ([f"{OTHERS}=[1"], "geen YAML"),
        ([f"{OTHERS}=0.5", f"{OTHERS}=0.6"], "twee keer gezet"),
        (["run.weeks=3,4"], "een variant kan 'run.weeks' niet veranderen"),
        (["sweep.vary=3"], "een variant kan 'sweep.vary' niet veranderen"),
        ([f"{OTHERS}={','.join(str(0.3 + i / 100) for i in range(40))}", "demand.multiplier=0.8,1,1.2"], "dit zijn 121 varianten"),
    ],
)
def test_a_slip_in_a_sweep_is_said_with_its_place(vary: list[str], said: str) -> None:
    """What cannot be swept is refused before anything runs, as a key in a file would be."""
    with pytest.raises(ScenarioError) as caught:
        swept(*vary)
    assert said in caught.value.text("nl")
    assert "Traceback" not in caught.value.text("en")


def test_a_slip_in_the_file_names_its_line(tmp_path: Path) -> None:
    """A wrong value under `sweep:` is reported at the line and column where its key stands."""
    text = KOPPELING.read_text(encoding="utf-8") + f"\nsweep:\n  vary:\n    {OTHERS}: [0.3, 9]\n"
    (tmp_path / "koppeling.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "laak.yaml").write_bytes((ROOT / "scenarios" / "laak.yaml").read_bytes())
    with pytest.raises(ScenarioError) as caught:
        load(tmp_path / "koppeling.yaml")
    line = text.splitlines().index(f"    {OTHERS}: [0.3, 9]") + 1
    assert caught.value.text("nl").startswith(f"koppeling.yaml:{line}:")


def test_the_sweep_is_told_in_words() -> None:
    """A check says what is gone through and with what it is compared, in both languages."""
    told = "\n".join(swept("demand.multiplier=0.8,1.2").differences("nl"))
    assert "(demand.multiplier) = 0,8; 1,2" in told
    assert "eigen referentie" in told
    assert "reference of its own" in "\n".join(swept("demand.multiplier=0.8,1.2").differences("en"))


def test_the_command_line_of_a_sweep() -> None:
    """Words with an equals sign behind the file are the sweep; `--together` goes with a sweep only."""
    asked = understand(["sweep", "x.yaml", "a.b=1,2", "c=3", "--together", "--set", "run.weeks=4"])
    assert (asked.verb, asked.files, asked.vary, asked.together, asked.sets) == (
        "sweep", ["x.yaml"], ["a.b=1,2", "c=3"], True, ["run.weeks=4"],
    )  # fmt: skip
    with pytest.raises(UsageError):
        understand(["x.yaml", "--together"])
