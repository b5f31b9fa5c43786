"""One module an exercise: what is right and what is not about its solution."""
