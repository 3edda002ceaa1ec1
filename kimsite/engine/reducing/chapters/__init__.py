"""The directory's chapters: which files are printed together, and the digest of all they show."""
