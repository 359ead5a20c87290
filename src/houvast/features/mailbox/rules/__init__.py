"""What a mail says, and what follows from it; without a clock, a network or a database."""
