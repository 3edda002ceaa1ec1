"""An item as pages show it: rendered, shortened, credited, shared."""
