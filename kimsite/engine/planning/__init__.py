"""What is stale and why, and when it will be."""
