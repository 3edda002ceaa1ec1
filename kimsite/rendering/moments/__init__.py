"""Dates and events: in words, and as calendars have them."""
