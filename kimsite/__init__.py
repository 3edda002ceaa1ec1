"""kimsite: websites for Indonesia's community information groups, with no server to patch."""

__version__ = "0.1.0"
