"""What stands beside the HTML: notebooks, the text for language models, the font, scripts."""
