"""`python -m bench` is `python3 run.py bench`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.run import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
