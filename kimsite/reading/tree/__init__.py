"""What lies in the folders of a network, and what lies there by mistake."""
