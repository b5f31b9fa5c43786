"""Pages whose code blocks were run, with the figures and the numbers of that run."""

from livepages.extension import makeExtension

__all__ = ["makeExtension"]
