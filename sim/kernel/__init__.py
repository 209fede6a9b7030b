"""Time, chance and record: the ground that knows no police."""
