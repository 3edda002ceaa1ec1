"""Values become text: Markdown, pictures, templates, feeds, dates, and where things live."""
