"""One KIM's website: a pure function of its own files and of what concerns it."""
