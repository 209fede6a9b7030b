"""What somebody can ask at the front door: run a scenario, look it over, describe every key, run the tests, time the program.

Nothing heavy is imported here; what a verb needs is imported when it is asked for, so that help and checks come at once.
"""

from __future__ import annotations

import difflib
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from sim.asked import Asked, UsageError, a_scenario, understand
from sim.help import HELP
from sim.language import LANGUAGES, duration, say

ROOT = Path(__file__).resolve().parents[1]
DONE, WRONG, SOME_FAILED, NO_ACCESS, INTERRUPTED = 0, 2, 3, 4, 130
CLASSROOM = ("klas", "class", "les", "lesson")
_ODD_FOLDERS = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def main(arguments: Sequence[str]) -> int:
    """Do what was asked and return the exit code: 0 done, 2 wrong scenario or usage, 3 some worlds failed, 4 no access, 130 stopped."""
    _speak_utf8()
    language = _language_of(arguments)
    try:
        return _do(arguments, language)
    except UsageError as error:
        print(say(error.code, language, **error.values), file=sys.stderr)
        print(say("see_help", language), file=sys.stderr)
        return WRONG
    except KeyboardInterrupt:
        print(say("interrupted", language), file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever was reading has gone; nothing more can be said to them, also not at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:
        if "--debug" in arguments:
            raise
        code = "out_of_reach" if isinstance(error, OSError) else "unexpected"
        reason = getattr(error, "strerror", None) or f"{type(error).__name__}: {error}"
        print(say(code, language, reason=" ".join(str(reason).split())[:300]), file=sys.stderr)
        return NO_ACCESS


def _do(arguments: Sequence[str], language: str) -> int:
    if arguments[:1] == ["test"]:
        return _test(list(arguments[1:]))
    if arguments[:1] == ["bench"]:
        return _bench(list(arguments[1:]))
    if arguments[:1] and arguments[0] in CLASSROOM and not Path(arguments[0]).is_file():
        return _classroom(list(arguments), language)
    asked = understand(arguments)
    if asked.verb == "help":
        print(HELP)
        return DONE
    if asked.verb == "coverage":
        from sim.coverage import told

        print(told(language))
        return DONE
    if asked.verb == "patterns":
        from sim import patterns

        print(patterns.told(patterns.RESULTS if asked.out is None else Path(asked.out), asked.workers), end="")
        return DONE
    from sim.scenario.tree import ScenarioError

    try:
        if asked.verb == "describe":
            return _describe(asked)
        return _robust(asked) if asked.verb == "robust" else _look_over(asked, language)
    except ScenarioError as error:
        print(error.text(asked.language), file=sys.stderr)
        print(say("nothing_ran", asked.language or error.language), file=sys.stderr)
        return NO_ACCESS if error.unreadable else WRONG


def _look_over(asked: Asked, language: str) -> int:
    """Read a scenario, say what it changes and what it costs, and run it unless only a check was asked."""
    from sim.scenario.comparing import compare
    from sim.scenario.cost import pace, waiting
    from sim.scenario.country import country_of
    from sim.scenario.loading import load

    several = asked.verb == "compare"
    wanted = ", ".join(f'"{measure}": {half}' for measure, half in asked.precision.items())
    sets = [*asked.sets, *([f"run.language={asked.language}"] if asked.language else [])]
    sets += [f"run.precision={{{wanted}}}"] if wanted else []
    loaded = compare(asked.files, asked.reference, sets) if several else load(asked.files[0], sets, asked.vary, asked.together)
    if asked.verb == "sweep" and loaded.swept is None:
        raise UsageError("sweep_nothing")
    scenario = loaded.scenario
    if asked.verb == "lesblad" and not any(settings.policy == "squad_coupling" for settings in scenario.policies.values()):
        raise UsageError("lesson_nothing")
    language = scenario.run.language
    workers = asked.workers or scenario.run.workers
    arms = loaded.arms()
    title = scenario.title.nl if language == "nl" else scenario.title.en
    lines = [say("title", language, title=title), *(f"  {line}" for line in loaded.differences(language))]
    run = scenario.run
    country = country_of(loaded)
    if country is not None and (asked.verb not in ("run", "check") or len(arms) != 2):
        raise UsageError("country_only")
    time = duration(pace() * waiting(scenario, len(arms), workers, country.districts if country else None), language)
    counted = {
        "worlds": ("world", run.replications), "arms": ("arm", len(arms)),
        "weeks": ("week", run.weeks), "warm_up": ("week", run.warm_up_weeks),
    }  # fmt: skip
    cost = {key: say(f"one_{what}" if n == 1 else f"some_{what}s", language, n=n) for key, (what, n) in counted.items()}
    lines.append(say("cost_line", language, time=time, **cost))
    print("\n".join(lines), flush=True)
    if asked.verb == "check":
        print(say("good", language, file=Path(asked.files[0]).name))
        return DONE
    if country is not None:
        from sim.study.country import run_country

        return run_country(loaded, country, folder_for(asked), workers, language, cluster=asked.cluster)
    from sim.study import run_study

    code = run_study(loaded, folder_for(asked), workers, language, cluster=asked.cluster)
    if asked.verb == "lesblad" and code in (DONE, SOME_FAILED):
        from sim.report.lesson import write_lesson

        print(say("lesson_written", language, file=write_lesson(folder_for(asked), language)))
    _as_asked(asked, code)
    return code


def _as_asked(asked: Asked, code: int) -> None:
    """The tables of a run that wrote them once more, in the Dutch convention, if that was asked."""
    if asked.csv and code in (DONE, SOME_FAILED):
        from sim.report.dutch_csv import write_dutch

        write_dutch(folder_for(asked))


def _robust(asked: Asked) -> int:
    """Say what will be moved and how long that takes, and see in how many conceivable districts the answer holds."""
    from sim.scenario.cost import pace, seconds_a_replication
    from sim.scenario.loading import load
    from sim.study.robust import Size, assumed, run_robust, tried
    from sim.study.workers import process_count

    sets = [*asked.sets, *([f"run.language={asked.language}"] if asked.language else [])]
    loaded = load(asked.files[0], sets)
    run, language = loaded.scenario.run, loaded.scenario.run.language
    if loaded.swept is not None:
        raise UsageError("robust_sweep")
    size, arms, moving = Size(**asked.size), tried(loaded), assumed(loaded, asked.only)
    if len(arms) < 2:
        raise UsageError("robust_nothing")
    for word in asked.only:
        if not assumed(loaded, [word]):
            keys = [one.key for one in assumed(loaded)]
            raise UsageError("robust_only", word=word[:60], near=next(iter(difflib.get_close_matches(word, keys, 1, 0.4)), keys[0]))
    workers = process_count(asked.workers or run.workers)
    time = duration(pace() * (2 + size.lives * seconds_a_replication(loaded.scenario, len(arms)) / workers), language)
    lines = [say("title", language, title=loaded.scenario.title.nl if language == "nl" else loaded.scenario.title.en)]
    about = {"n": len(moving), "points": size.points, "lives": size.lives, "arms": len(arms), "time": time}
    lines.append(say("robust_line", language, **about))
    print("\n".join(lines), flush=True)
    code = run_robust(loaded, folder_for(asked), size, asked.only, asked.workers or run.workers, language, cluster=asked.cluster)
    _as_asked(asked, code)
    return code


def folder_for(asked: Asked) -> Path:
    """Where the results go: what `--out` says, else results/ and the name of the scenario file."""
    if asked.out is not None:
        return Path(asked.out)
    stems = [re.sub(r"[^\w-]+", "_", Path(file).stem).strip("_") for file in asked.files]
    stem = "-".join(["compare", *stems] if asked.verb == "compare" else stems)[:80] or "scenario"
    stem = f"{stem}-{asked.verb}" if asked.verb in ("sweep", "robust") else stem
    return ROOT / "results" / (f"{stem}_" if _ODD_FOLDERS.fullmatch(stem) else stem)


def _describe(asked: Asked) -> int:
    import json

    from sim.scenario.describing import describe, look_up

    if asked.markdown:
        from sim.scenario.parameter_table import markdown

        print(markdown(describe()), end="")
        return DONE
    if asked.files and not a_scenario(asked.files[0]):
        language = asked.language or LANGUAGES[0]
        found = look_up(asked.files[0], language)
        print("\n\n".join(found) or say("no_key_with", language, word=asked.files[0][:60]))
        return DONE if found else WRONG
    print(json.dumps(describe(asked.files[0] if asked.files else None, asked.sets), ensure_ascii=False, indent=1))
    return DONE


def _test(arguments: list[str]) -> int:
    """Run the tests, two files at a time; everything that is not `--full` goes to pytest, which may be told otherwise with -n."""
    import pytest

    os.chdir(ROOT)
    chosen = ["-m", ""] if "--full" in arguments else []
    return int(pytest.main(["-n", "2", "--dist", "loadfile", *chosen, *(word for word in arguments if word != "--full")]))


def _classroom(arguments: list[str], language: str) -> int:
    """The page for a class, or the same as one file."""
    from sim.classroom.door import main as go_in
    from sim.scenario.tree import ScenarioError

    try:
        return go_in(arguments, language)
    except ScenarioError as error:
        print(error.text(language), file=sys.stderr)
        print(say("nothing_ran", language), file=sys.stderr)
        return NO_ACCESS if error.unreadable else WRONG


def _bench(arguments: list[str]) -> int:
    """Time the program with what stands in the folder bench/."""
    from bench.run import main as measure

    return measure(arguments)


def _language_of(arguments: Sequence[str]) -> str:
    """The language of messages about the command line itself, before it is understood."""
    joined = " ".join(arguments)
    return "en" if re.search(r"--lang[ =]en\b", joined) else "nl"


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace") if stream.isatty() else stream.reconfigure(encoding="utf-8", errors="replace")
