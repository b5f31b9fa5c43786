"""What a page asks for: its fences, references and boxes, and problems with their lines."""
