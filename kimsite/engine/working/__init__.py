"""The map: sites are composed and printed, in this process or in others."""
