"""What is asked of the note guard."""
