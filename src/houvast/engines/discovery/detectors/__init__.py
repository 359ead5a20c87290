"""What values look like: a module per kind, found by themselves."""
