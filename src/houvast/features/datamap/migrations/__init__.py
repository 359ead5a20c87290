"""Changes to the tables of the data map."""
