"""What the last build knew, in one SQLite file; its loss costs only time."""
