"""What comes again: rules in the words people write or as an RRULE, and the dates they make."""
