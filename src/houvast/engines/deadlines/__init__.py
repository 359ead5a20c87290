"""The legal dates: when an answer is due, when it may wait longer, and why it is that very day."""
