"""`python -m dlbasics`: start an exercise, check it, see how far one is."""
