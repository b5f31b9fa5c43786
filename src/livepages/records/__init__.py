"""What one run left behind: its output, its values, the data and the drawing of its figure."""
