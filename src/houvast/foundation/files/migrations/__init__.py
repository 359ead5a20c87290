"""Tables of the files."""
