"""Changes to the tables of contact blocks."""
