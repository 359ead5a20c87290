"""Changes to the tables of checks."""
