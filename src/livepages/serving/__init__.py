"""The site on this machine while it is being written: served from its last build, built anew.

What answers the browser imports nothing of the engine, so that it outlives whatever is wrong
with a page, a setting or the engine itself: each of these meets only the process that builds.
"""
