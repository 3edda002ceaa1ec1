"""How drafts take their places, and what stands no longer goes."""
