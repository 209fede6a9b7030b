"""A coupling looked at from a notebook, cell by cell: load, change, run, and work with the tables.

Each `# %%` begins a cell, for editors that know them; run it as it is with `.venv/bin/python docs/notebook.py`.
"""

# %% A scenario, smaller than it is, so that this takes seconds. For figures to rely on: 30 worlds and the weeks of the file.
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

from sim import Robustness, Scenario, Study  # noqa: E402

coupling = Scenario.load(HERE / "scenarios" / "koppeling.yaml")
small = coupling.with_(**{"run.replications": 2, "run.warm_up_weeks": 1, "run.weeks": 4})
print(small.arms())

# %% Run it. Every variant lives through the same worlds; what comes out is tidy.
outcome = Study(small).run()
ties = outcome.differences.query("metric == 'tie_mean.coupled_squad'")
print(ties[["policy", "base_mean", "difference", "low", "high", "verdict"]].round(3).to_string(index=False))

# %% World by world: one row for each variant, world and measure.
worlds = outcome.replications.query("metric == 'tie_mean.coupled_squad'")
print(worlds.pivot(index="replication", columns="policy", values="value").round(3))

# %% One number moved: how far the other squads lean back.
sweep = Study(small, sweep={"policies.koppeling.others": [0.5, 1.0]}).run()
print(sweep.sweep.query("metric == 'attention_met@coupled'")[["policies.koppeling.others", "difference", "verdict"]].to_string(index=False))
print(sweep.sign_changes.groupby("kind").size())

# %% What does it rest on? The assumptions about ties and about the coupling, moved at once; for an answer: 64 points, and all of them.
tried = Robustness(small.with_(study=None), points=4, only=["ties", "policies"]).run()
print(tried.robust.query("metric == 'tie_mean.coupled_squad'")[["points", "higher", "no_clear_difference", "lower"]])
print(tried.drivers.query("metric == 'tie_mean.coupled_squad'")[["assumption", "correlation", "share", "clear"]].head().to_string(index=False))
print(len(tried.flips), "assumptions turn a clear effect round by themselves")
