"""What is changed or carried out by the note guard."""
