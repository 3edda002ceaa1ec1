"""The sample network, one of whose files is spoilt by chance: whatever is in it, kimsite copes."""
