"""The reduce: areas are surveyed, merged upwards, and the directory is printed in chapters."""
