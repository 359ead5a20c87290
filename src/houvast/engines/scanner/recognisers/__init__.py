"""Numbers and codes that have a form of their own: one file each, found by themselves."""
