"""The page of parameters is the code's own list."""

from __future__ import annotations

from sim.command_line import main
from sim.scenario.describing import describe
from sim.scenario.parameter_table import markdown

from .named import HOUSE


def test_the_page_of_parameters_is_what_the_code_says() -> None:
    """docs/parameters.md holds every key with its unit, range, default, source and grade, letter for letter."""
    written = (HOUSE / "docs" / "parameters.md").read_text(encoding="utf-8")
    assert written == markdown(describe()), "make it again: python docs/refresh.py"


def test_a_changed_parameter_changes_the_page() -> None:
    """Another default, or another source, is seen."""
    for changed in ({"default": 0.99}, {"source": "hearsay"}, {"nl": "anders"}):
        described = describe()
        described["keys"]["ties.broken"] |= changed
        assert markdown(described) != markdown(describe())


def test_every_key_has_its_row() -> None:
    """No key is left out, and a bar in a text does not break the table."""
    page = markdown(describe())
    assert all(f"| `{key}` |" in page for key in describe()["keys"])
    assert {line.replace("\\|", "").count("|") for line in page.splitlines() if line.startswith("|")} == {10}


def test_the_command_writes_the_page(capsys) -> None:  # type: ignore[no-untyped-def]
    """`run.py describe --markdown` prints the page and nothing else; it goes with nothing else."""
    assert main(["describe", "--markdown"]) == 0
    assert capsys.readouterr().out == markdown(describe())
    assert main(["check", "x.yaml", "--markdown"]) == 2
    assert "--markdown" in capsys.readouterr().err
