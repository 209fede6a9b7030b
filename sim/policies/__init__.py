"""One file per policy: a practice wrapped around a practice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.kernel.registry import Registry

if TYPE_CHECKING:
    from .base import Policy

POLICIES: Registry[type[Policy]] = Registry("sim.policies")
