"""The network's own pages, from the summaries of its sites: the reduce after the map."""
