"""Materials: their pages and lists, who passed them on, what is current where."""
