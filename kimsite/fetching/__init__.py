"""What comes from outside, fetched into ``content/luar/`` on demand and never by a build."""
