"""Changes of the tables of accounts."""
