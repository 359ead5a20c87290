"""What may not be written down about people: found in a note, with the reason and a better way to say it."""
