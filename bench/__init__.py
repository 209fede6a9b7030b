"""How fast it is, measured as ratios that hold on any machine: `python3 run.py bench`."""
