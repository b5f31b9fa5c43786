"""What can be found on the site, section by section, and what readers ask for."""
