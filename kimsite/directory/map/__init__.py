"""Maps: graduated circles on Indonesia's coastline, drawn at build time as inline SVG."""
