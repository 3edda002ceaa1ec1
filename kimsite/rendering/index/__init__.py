"""The index of texts that search asks."""
