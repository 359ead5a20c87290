"""What other programs ask of the note guard."""
