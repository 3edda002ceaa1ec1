"""Photos in the sizes that pages need, emblems, and codes to scan."""
