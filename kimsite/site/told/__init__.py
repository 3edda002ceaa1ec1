"""What a site tells to machines: feeds, calendars, structured data."""
