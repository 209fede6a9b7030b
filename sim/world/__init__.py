"""The place, what happens there, what can be known, and who knows whom."""
