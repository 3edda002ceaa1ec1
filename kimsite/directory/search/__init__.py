"""Search: what of the network can be found, and in which pieces a browser loads it."""
