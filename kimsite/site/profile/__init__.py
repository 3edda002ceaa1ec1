"""Who a KIM is, where to reach it, and what it may show for itself."""
