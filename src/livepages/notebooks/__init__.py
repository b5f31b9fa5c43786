"""Pages that are notebooks: their source, their starters, their cells as records."""
