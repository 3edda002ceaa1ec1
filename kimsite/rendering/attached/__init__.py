"""Files that posts name: found, told apart, without what they betray."""
