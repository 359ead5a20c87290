"""Work in the background that survives the death of whoever carries it out."""
