"""Examples are drawn the same in every run; HYPOTHESIS_PROFILE=fresh draws new ones, and what fails then is looked into."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("fixed", derandomize=True, deadline=None)
settings.register_profile("fresh", derandomize=False, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))
