"""Changes to the tables of the note guard."""
