"""What was run, with what, and what came of it: enough to run it again and to check every file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from .comparison import LEVEL, Comparison
from .coupling import coupling
from .statistics import CONFIDENCE
from .units import unit_of
from .versions import code_version, fingerprint, library_versions
from .words import SENTENCES

FORMAT = 1
INTERVALS = {
    "mean": "t: mean and Student's t over the replications",
    "count": "t: mean and Student's t over the replications",
    "share": "t_clipped: Student's t over the shares of the replications, kept inside 0..1; or, where the column name#n gives the number "
    "of cases, wilson: Wilson's interval on the pooled cases, korn_graubard: Clopper and Pearson's with the number of cases divided "
    "by the design effect and by (t/z)^2, where the cases of one replication are alike",
    "difference": "paired_t: Student's t over the differences of the pairs (policy minus basis); identical: all pairs equal; "
    "paired_t_degenerate: all pairs differ by the same amount, so that no spread is seen; no interval and no p, and no clear difference",
    "verdict": f"higher or lower if the p value is below {LEVEL} after Holm's adjustment within its family; "
    "the main measures of all policies are one family, all other measures another; low, high and p themselves are not adjusted",
    "skew": "main measures of which a few replications differ much from the rest, and how many replications they want before the interval "
    "of a mean or of a paired difference is to be trusted (Cochran: 25 times the squared skewness)",
    "missing": "an empty cell: nothing was observed; a measure is summarised over the replications in which it was observed (n)",
}


def title_of(loaded: Any, arm: str) -> dict[str, str]:
    """What an arm is called, in Dutch and English."""
    if arm in loaded.about:
        return loaded.about[arm].title.model_dump(mode="json")
    if loaded.swept is not None and arm in loaded.swept.references:
        return loaded.swept.references[arm].model_dump(mode="json")
    dutch, english = SENTENCES.get(arm, (arm, arm)) if arm in ("basis", "beleid") else (arm, arm)
    return {"nl": dutch, "en": english}


def ceilings_of(loaded: Any) -> list[str]:
    """The arms that only show how far a scale reaches, and those that only serve as a reference: no verdict is about them."""
    beside = [] if loaded.swept is None else list(loaded.swept.references)
    return [*(name for name, arm in loaded.about.items() if getattr(arm, "ceiling", False)), *beside]


def resolved_scenario(loaded: Any) -> dict[str, Any]:
    """The scenario with all defaults filled in, but for the number of processes, which changes no result."""
    plain = dict(loaded.resolved())
    return plain | {"run": {key: value for key, value in plain["run"].items() if key != "workers"}}


def manifest(loaded: Any, arms: Mapping[str, Any], of: Comparison, groups: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    """Everything but the list of files."""
    scenario = resolved_scenario(loaded)
    study = loaded.scenario.study
    asked, failed = len(of.worlds), of.failed_replications()
    return {
        "format": FORMAT,
        "purpose": {"nl": SENTENCES["to_think_with"][0], "en": SENTENCES["to_think_with"][1]},
        "title": scenario.get("title"),
        "question": None if study is None else study.question.model_dump(mode="json"),
        "arms": [
            {
                "name": name,
                "title": title_of(loaded, name),
                "set": dict(loaded.about[name].set) if name in loaded.about else {},
                "policies": arm.model_dump(mode="json").get("policies", {}),
                "ceiling": name in of.ceilings,
                **({"reference": of.references[name]} if name in of.references else {}),
            }
            for name, arm in arms.items()
        ],
        "differences_in_words": {language: list(loaded.differences(language)) for language in ("nl", "en")},
        "replications": {"asked": asked, "done": asked - failed, "failed": failed, "failures": of.failures()},
        "warnings": of.warnings(),
        "skew": of.skew(),
        "seed": loaded.scenario.run.seed,
        "rng_scheme": rng_scheme(),
        "time_unit": "seconds from the first day in events; weeks from the first day (warm-up included) in curves",
        "warm_up_weeks": loaded.scenario.run.warm_up_weeks,
        "weeks": loaded.scenario.run.weeks,
        "confidence": CONFIDENCE,
        "intervals": INTERVALS,
        "main_measures": of.measures.main,
        "aimed_at": of.measures.aimed_at,
        "coupling": None if loaded.swept or loaded.compared else coupling_of(loaded, arms, of),
        **({"compared": loaded.compared} if loaded.compared else {}),
        **({"sweep": plain_sweep(loaded.swept)} if loaded.swept else {}),
        "groups": {name: list(beats) for name, beats in groups.items()},
        "measures": [plain_measure(measure) for measure in of.measures.catalogue],
        "parameters": list(parameters(loaded.scenario)),
        "code_version": code_version(),
        "libraries": library_versions(),
        "scenario_file": Path(getattr(loaded, "path", "")).name,
        "scenario": scenario,
        "scenario_sha256": fingerprint(scenario),
    }


def parameters(settings: BaseModel, path: tuple[str, ...] = ()) -> Iterator[dict[str, Any]]:
    """Every number of a scenario with its unit, its grade and its source, by dotted key."""
    for name, field in type(settings).model_fields.items():
        value = getattr(settings, name)
        about = field.json_schema_extra
        if isinstance(about, dict) and "unit" in about and (*path, name) != ("run", "workers"):
            plain = settings.model_dump(mode="json", include={name})[name]
            words = {word: about.get(word) for word in ("unit", "grade", "source", "nl", "en")}
            yield {"key": ".".join((*path, name)), "value": plain} | words
            continue
        for key, part in ({"": value} if isinstance(value, BaseModel) else value if isinstance(value, Mapping) else {}).items():
            if isinstance(part, BaseModel):
                yield from parameters(part, (*path, name, key) if key else (*path, name))


def rng_scheme() -> Any:
    """The version of the way chance is drawn, as the kernel names it."""
    from sim.kernel import streams

    return streams.SCHEME


def plain_measure(measure: Any) -> dict[str, Any]:
    """A measure of the catalogue as JSON, its unit in both languages too."""
    names = ("name", "unit", "better", "kind", "section", "nl", "en", "explain_nl", "explain_en")
    units = {f"unit_{language}": unit_of(str(getattr(measure, "unit", "")), language) for language in ("nl", "en")}
    return {name: getattr(measure, name, None) for name in names} | units


def plain_sweep(swept: Any) -> dict[str, Any]:
    """What was gone through: the keys, and each combination with its values and what it is compared with."""
    points = [{"policy": point.arm, "values": point.values, "reference": point.reference} for point in swept.points]
    return {"keys": list(swept.keys), "points": points}


def coupling_of(loaded: Any, arms: Mapping[str, Any], of: Comparison) -> dict[str, Any] | None:
    """Break-even line and ceilings of a coupling, each ceiling with its title."""
    found = coupling(arms, of)
    if found is not None:
        found["ceilings"] = {name: title_of(loaded, name) | one for name, one in found["ceilings"].items()}
    return found


def file_list(contents: Mapping[str, str]) -> list[dict[str, str]]:
    """Name and sha256 of each file, by name."""
    return [{"name": name, "sha256": contents[name]} for name in sorted(contents)]


def sha256_of(path: Path) -> str:
    """The sha256 of a file, read in pieces."""
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


def as_bytes(content: Any) -> bytes:
    """JSON for people and programs: indented, in the order in which it was put together."""
    return (json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()
