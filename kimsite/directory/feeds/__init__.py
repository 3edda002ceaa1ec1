"""Feeds of the network, its regions and bidang, their list, and the page that explains them."""
