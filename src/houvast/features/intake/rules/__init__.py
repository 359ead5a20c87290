"""What is left out of a text, and which scans are taken."""
