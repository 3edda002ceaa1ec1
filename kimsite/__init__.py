"""kimsite: websites for Indonesia's community information groups (KIM), without a server to patch."""

__version__ = "0.1.0"
