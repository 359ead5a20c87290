"""Ways to check somebody: one file each, found by themselves."""
