"""How files are written: aside first, and only where they differ."""
