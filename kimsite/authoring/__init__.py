"""What authors work with: a new network, new files, and the preview that follows every save."""
