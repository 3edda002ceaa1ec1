"""Text as values with places: YAML, front matter, binding to forms, and what a mistake meant."""
