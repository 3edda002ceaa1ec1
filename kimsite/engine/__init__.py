"""What is stale is decided, built on any executor, reduced to the directory, and written."""
