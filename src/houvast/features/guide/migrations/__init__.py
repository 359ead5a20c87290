"""Changes to the tables of the guide."""
