"""Scenario files: what a district, its people and its policies are, written by hand and checked before anything runs."""
