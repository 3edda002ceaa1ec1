"""The pages of a site, but for those of its profile."""
