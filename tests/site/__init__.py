"""One KIM's website, page by page."""
