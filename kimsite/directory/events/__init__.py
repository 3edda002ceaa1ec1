"""Events of the network: the agenda, a page for each, calendars to subscribe to."""
