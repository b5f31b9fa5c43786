"""Figures: one module for each page that draws, one function for each kind of figure."""
