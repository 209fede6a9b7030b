"""The foundation holds: time, chance and record."""
