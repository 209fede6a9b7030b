"""A study: the same worlds, lived through under each policy, compared pair by pair."""

from __future__ import annotations

from .run import run_study

__all__ = ["run_study"]
