"""Borders of regions that an office supplies."""
