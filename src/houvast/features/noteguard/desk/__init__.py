"""The pages of the note guard."""
