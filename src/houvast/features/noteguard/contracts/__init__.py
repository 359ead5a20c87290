"""What others may hold of the note guard."""
