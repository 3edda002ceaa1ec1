"""What the directory grows from: areas with their rows, and tallies merged upwards."""
