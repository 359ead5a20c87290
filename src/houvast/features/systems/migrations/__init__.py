"""Changes to the tables of systems."""
