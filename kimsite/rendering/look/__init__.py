"""The theme: its folders, words, colours and templates, and the page it makes."""
