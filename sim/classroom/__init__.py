"""A page to play with in a lesson: one district, levers to move while it lives, and the same district without them beside it."""
