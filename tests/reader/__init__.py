"""The reader's side: pages in a real browser, as a citizen meets them."""
