"""When something is, in words, and when it comes again."""
