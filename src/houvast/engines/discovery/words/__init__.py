"""What the words in names of columns mean, a table per language."""
