"""What KIM and the network publish, and whom and what it names."""
