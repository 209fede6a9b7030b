"""A whole country as one study: every base team lives through its own worlds, with and without the policies."""

from __future__ import annotations

import math
import time
from pathlib import Path
from typing import Any

from sim.scenario.country import Country

from . import screen
from .cluster import connected
from .comparison import Comparison, all_tables
from .conduct import DONE, SOME_FAILED, conducted
from .folder import is_of_another
from .handing import REPORT, handed_over
from .manifest import as_bytes, file_list, manifest, resolved_scenario
from .many import Many
from .measures import aimed_at
from .pairwise import PAIRS
from .replication import DistrictSimulation, Simulation
from .robust_tables import FILES as ROBUST_FILES
from .robust_tables import sum_of
from .statistics import paired_difference
from .sweep import FILES as SWEEP_FILES
from .writing import table, write_together, write_whole

TEAMS, TOTALS = "teams.csv", "country.csv"
FILES = (TEAMS, TOTALS)


def run_country(
    loaded: Any, country: Country, out: Path, workers: int = 0, language: str = "nl", simulate: Simulation | None = None,
    cluster: str | None = None,
) -> int:  # fmt: skip
    """Live through every team and write tables and report into `out`. Exit codes, `workers` and `cluster` as of `run_study`."""
    out, simulation = Path(out), simulate or DistrictSimulation()
    many = Many(simulation, out, workers, language)

    def work() -> int:
        with connected(cluster, workers) as many.connection:
            return _lived(loaded, country, out, language, many)

    return conducted(out, language, work, lambda: (many.finished, many.asked))


def _lived(loaded: Any, country: Country, out: Path, language: str, many: Many) -> int:
    began = time.monotonic()
    if is_of_another(resolved_scenario(loaded), out):
        screen.complain("replaces", language, folder=out)
    many.clean()
    arms, each = loaded.arms(), loaded.scenario.run.replications
    screen.complain("country_teams", language, n=country.settings.teams)
    teams = [country.team(number) for number in range(country.settings.teams)]
    lived = many.live({team.name: team.arms() for team in teams}, each)
    worlds = [arms for team in teams for arms in lived[team.name]]
    rows: list[list[Any]] = []
    for team in teams:
        beats, officers = (len(team.plain[part]) for part in ("beats", "officers"))
        rows.append([team.name, team.number * each, each, team.citizens, beats, officers, *team.drawn.values()])
    of = Comparison(list(arms), worlds, many.simulation.catalogue(), (), aimed_at(arms))
    tables = dict(all_tables(of, loaded.scenario.run.warm_up_weeks))
    tables[TEAMS] = (["team", "first_replication", "replications", "citizens", "beats", "officers", *country.settings.ranges], rows)
    tables[TOTALS] = rows_of_totals(of, country.settings.teams, each)
    contents = {name: table(*parts) for name, parts in tables.items()}
    about = manifest(loaded, arms, of, {"coupled": (), "other": (), "coupled_squads": ()}) | {"coupling": None}
    about["warnings"] = [_said(country.settings.teams, each), *about["warnings"]]
    sums = {name: sum_of(content) for name, content in contents.items()}
    whole = {name: [content] for name, content in contents.items()}
    whole["manifest.json"] = [as_bytes(about | {"files": file_list(sums)})]
    write_together({out / name: part for name, part in whole.items()})
    for stale in (REPORT, "events.csv.gz", "calibration.csv", PAIRS, *SWEEP_FILES, *ROBUST_FILES):  # of an earlier run of another kind
        (out / stale).unlink(missing_ok=True)
    report, sentences = handed_over(out, language, about, sums)
    run = {"seconds_in_all": round(time.monotonic() - began, 3), "replications_kept_from_before": many.resumed}
    write_whole(out / "run_info.json", as_bytes(run))
    screen.show_sentences(sentences, out, report, language)
    if of.failures():
        screen.complain_of_failures(of, language)
        return SOME_FAILED
    return DONE


def _said(teams: int, each: int) -> dict[str, str]:
    """For the reader of the report, who would think that one district was played so often."""
    dutch = f"Dit is een heel land: {teams} basisteams; elke herhaling is een ander team. Wat dat samen geeft, staat in {TOTALS}."
    english = f"This is a whole country: {teams} base teams; each replication is another team. What that gives in all is in {TOTALS}."
    if each > 1:
        dutch += f" Elk team is {each} keer nagespeeld; alleen {TOTALS} telt een team als één waarneming."
        english += f" Each team was played {each} times; only {TOTALS} counts a team as one observation."
    return {"nl": dutch, "en": english}


def rows_of_totals(of: Comparison, teams: int, each: int) -> tuple[list[str], list[list[Any]]]:
    """country.csv: per main measure the mean over the teams, the difference with its interval over teams, and of counts the sum.

    Worlds of one team are averaged first: a team is one observation, however often it was lived through.
    """
    header = ["policy", "metric", "teams", "base_mean", "difference", "low", "high", "base_sum", "difference_sum", "sum_low", "sum_high"]
    rows: list[list[Any]] = []
    for arm in of.policies:
        for metric in of.measures.main:
            first, second = (_per_team(of.values(name, metric), teams, each) for name in (of.basis, arm))
            d = paired_difference(first, second)
            count = of.measures.kind(metric) == "count" and d.n == teams
            sums = [value * teams if count and value is not None else None for value in (d.base_mean, d.difference, d.low, d.high)]
            rows.append([arm, metric, d.n, d.base_mean, d.difference, d.low, d.high, *sums])
    return header, rows


def _per_team(values: list[float | None], teams: int, each: int) -> list[float | None]:
    found = []
    for team in range(teams):
        present = [value for value in values[team * each : (team + 1) * each] if value is not None]
        found.append(math.fsum(present) / len(present) if len(present) == each else None)
    return found
