"""Text becomes values: YAML with positions, front matter, the forms, and the walk of the tree."""
