"""A page and its records become HTML and Markdown."""
