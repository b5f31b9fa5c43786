"""Where the engine meets the programs that use it: Markdown, MkDocs, Zensical, the terminal."""
