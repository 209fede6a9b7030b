"""Every decision that could be arranged differently, with its default."""

from .practice import Practice

__all__ = ["Practice"]
