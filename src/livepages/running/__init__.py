"""A snippet becomes a record: in a process of its own, or from the cache."""
