"""Truths about the front door: it answers at once, never shows a traceback, and says what was probably meant."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SMALL = ROOT / "tests" / "scenario" / "small.yaml"
HEAVY = ("mesa", "numpy", "pandas", "plotly", "scipy", "joblib", "networkx", "jinja2", "rich", "typer")


def ask(*words: str, cwd: Path = ROOT, **surroundings: str) -> subprocess.CompletedProcess[str]:
    """Start the program as a user does."""
    environment = {**os.environ, "DISTRICT_NO_SETUP": "1", **surroundings}
    command = [sys.executable, str(ROOT / "run.py"), *words]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("words", [["--help"], [], ["check", str(SMALL)], ["--describe"], ["describe", "tikken"], ["run.yml"]])
def test_quick_questions_import_nothing_heavy(words: list[str]) -> None:
    """Help, a check, a description and a slip need neither the simulator nor tables nor charts; that is what makes them quick."""
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); from sim.command_line import main; code = main(sys.argv[2:]);"
        f"print('\\n#', code, [name for name in {HEAVY!r} if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", program, str(ROOT), *words], capture_output=True, text=True, timeout=60, check=True)
    last = said.stdout.splitlines()[-1]
    assert last.startswith(("# 0", "# 4"))
    assert last.endswith("[]"), last


def test_help_is_in_dutch_first_and_then_in_english() -> None:
    """Somebody who types nothing, or --help, reads what can be asked, in Dutch and then in English."""
    for words in ([], ["--help"], ["-h"], ["help"]):
        said = ask(*words)
        assert said.returncode == 0
        assert -1 < said.stdout.find("om mee te denken") < said.stdout.find("to think with")


def test_a_check_runs_and_writes_nothing(tmp_path: Path) -> None:
    """A check says what the scenario changes and that it is in order, and leaves the folder as it was."""
    (tmp_path / "x.yaml").write_text(SMALL.read_text(encoding="utf-8"), encoding="utf-8")
    said = ask("check", "x.yaml", "--set", "run.weeks=8", cwd=tmp_path)
    assert said.returncode == 0, said.stderr
    assert "8 in plaats van 4" in said.stdout
    assert "in orde" in said.stdout
    assert os.listdir(tmp_path) == ["x.yaml"]


def test_a_wrong_scenario_writes_nothing(tmp_path: Path) -> None:
    """Exit code 2, the reason on one line, no traceback, and the results folder is not even made."""
    (tmp_path / "x.yaml").write_text(SMALL.read_text(encoding="utf-8").replace("seed: 7", "sead: 7"), encoding="utf-8")
    said = ask("x.yaml", "--out", "out", cwd=tmp_path)
    assert said.returncode == 2
    assert "bedoelt u 'seed'?" in said.stderr
    assert "Traceback" not in said.stderr
    assert os.listdir(tmp_path) == ["x.yaml"]


@pytest.mark.parametrize(
    ("words", "code", "reason"),
    [
        (["chekc", "x.yaml"], 2, "check"),
        (["chekc"], 2, "check"),
        (["--descibe"], 2, "--describe"),
        (["x.yaml", "--sett", "a=1"], 2, "--set"),
        (["x.yaml", "--workerz=3"], 2, "--workers"),
        (["x.yaml", "--set"], 2, "--set"),
        (["x.yaml", "--workers", "many"], 2, "--workers"),
        (["x.yaml", "--workers", "-1"], 2, "--workers"),
        (["x.yaml", "--lang", "fr"], 2, "nl, en"),
        (["x.yaml", "y.yaml"], 2, "één scenariobestand"),
        (["check"], 2, "één scenariobestand"),
        (["nothing.yaml"], 4, "is er niet"),
        (["lesblad", "x.yaml"], 2, "gaat over koppelen"),
        (["sheet"], 2, "één scenariobestand"),
        (["check", "."], 4, "geen gewoon bestand"),
        (["x.yaml", "--set", "seed"], 2, "sleutel=waarde"),
        (["a\udcffb.yaml"], 4, "is er niet"),
    ],
)
def test_a_slip_on_the_command_line_is_understood(words: list[str], code: int, reason: str, tmp_path: Path) -> None:
    """A mistyped verb or option is answered with the nearest that exists; the exit code says what kind of slip it was."""
    (tmp_path / "x.yaml").write_text(SMALL.read_text(encoding="utf-8"), encoding="utf-8")
    said = ask(*words, cwd=tmp_path)
    assert said.returncode == code, said.stderr
    assert reason in said.stderr
    assert "Traceback" not in said.stderr
    assert os.listdir(tmp_path) == ["x.yaml"]


def test_english_is_spoken_when_asked(tmp_path: Path) -> None:
    """`--lang en` changes the language of every message; so does `language: en` in the file."""
    text = SMALL.read_text(encoding="utf-8").replace("seed: 7", "sead: 7")
    (tmp_path / "x.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "y.yaml").write_text(text.replace("sead: 7", "sead: 7, language: en"), encoding="utf-8")
    for words in (["x.yaml", "--lang", "en"], ["y.yaml"]):
        assert "did you mean 'seed'?" in ask(*words, cwd=tmp_path).stderr


def test_the_description_is_json_for_other_programs() -> None:
    """The output of --describe is one JSON document; with a file it holds that scenario, resolved."""
    described = json.loads(ask("--describe", str(SMALL), "--set", "run.seed=11").stdout)
    assert described["keys"]["run.seed"]["unit"] == "number"
    assert described["scenario"]["run"]["seed"] == 11


def test_a_word_behind_describe_is_looked_up() -> None:
    """`describe WORD` is for people: a short list in their language; a word that is nowhere is said to be, with exit code 2."""
    for words in (["describe", "officer_week.typing"], ["--describe", "officer_week.typing"], ["describe", "typing", "--lang", "en"]):
        said = ask(*words)
        assert said.returncode == 0, said.stderr
        assert said.stdout.startswith("officer_week.typing\n    Ty" if "en" in words else "officer_week.typing\n    Tik")
    said = ask("describe", "nergens-te-vinden")
    assert (said.returncode, "nergens-te-vinden" in said.stdout) == (2, True)


def test_a_reader_who_leaves_is_no_error() -> None:
    """`run.py --describe | head -1` ends quietly."""
    program = f"'{sys.executable}' '{ROOT / 'run.py'}' --describe | head -1"
    environment = {**os.environ, "DISTRICT_NO_SETUP": "1"}
    said = subprocess.run(["bash", "-c", program], env=environment, capture_output=True, text=True, timeout=60, check=True)
    assert said.stdout == "{\n"
    assert said.stderr == ""


def test_results_go_to_a_folder_with_the_name_of_the_scenario() -> None:
    """The folder is a plain name under results/, whatever the file is called."""
    from sim.command_line import folder_for, understand

    for file, folder in [("a/koppeling.yaml", "koppeling"), ("../x y.yaml", "x_y"), ("con.yaml", "con_"), ("a/....yaml", "scenario")]:
        assert folder_for(understand([file])) == ROOT / "results" / folder
    assert folder_for(understand(["x.yaml", "--out", "there"])) == Path("there")


def test_a_slip_of_the_program_itself_is_one_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """An error nobody foresaw is told in one sentence, with the switch that shows where; with that switch it is shown."""
    from sim import command_line

    def broken(*_: object) -> int:
        raise RuntimeError("a\nb")

    monkeypatch.setattr(command_line, "_look_over", broken)
    assert command_line.main(["x.yaml"]) == 4
    told = capsys.readouterr().err
    assert "--debug" in told
    assert len(told.splitlines()) == 1
    with pytest.raises(RuntimeError):
        command_line.main(["x.yaml", "--debug"])


def test_the_estimate_of_time_follows_the_machine(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """On a machine that is sixty times slower, minutes become hours; the loop that finds out gives a number that can be one."""
    from sim.command_line import main
    from sim.scenario import cost

    assert 0.1 <= cost.pace() < 1_000
    told = []
    for pace in (1.0, 60.0):
        monkeypatch.setattr(cost, "pace", lambda pace=pace: pace)
        assert main(["check", str(ROOT / "scenarios" / "koppeling.yaml"), "--workers", "2"]) == 0
        told.append(capsys.readouterr().out.splitlines()[-2].rpartition(": ongeveer ")[2])
    minutes, hours = (text.split() for text in told)
    assert (minutes[1], hours[1]) == ("minuten", "uur")
    assert abs(float(hours[0]) - float(minutes[0])) <= 1
