"""Makes again what is made: the page of parameters, the rows of parameters in docs/odd, and the picture of who acts on whom.

Run it from the folder of the project with the Python that the program uses: `.venv/bin/python docs/refresh.py`.
"""

from __future__ import annotations

import sys
from pathlib import Path

DOCS = Path(__file__).resolve().parent
sys.path.insert(0, str(DOCS.parent))


def main() -> None:
    """Write what differs."""
    from docs.mechanism_map import drawings
    from sim.scenario.describing import describe
    from sim.scenario.parameter_table import markdown, refreshed

    described = describe()
    made = {page: refreshed(page.read_text(encoding="utf-8"), described) for page in sorted((DOCS / "odd").glob("*.md"))}
    made |= drawings() | {DOCS / "parameters.md": markdown(described)}
    for page, text in made.items():
        page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
