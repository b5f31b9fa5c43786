"""Records held against the pages that show them and the outputs that were accepted."""
