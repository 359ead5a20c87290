"""What other programs ask about contact."""
