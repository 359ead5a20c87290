"""What is changed on the person's own page."""
