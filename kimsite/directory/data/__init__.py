"""Open data: what the network knows of its KIM, for programs and for people who count."""
