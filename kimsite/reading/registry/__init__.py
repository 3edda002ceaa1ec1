"""The network, its KIM and offices, and the networks it follows."""
