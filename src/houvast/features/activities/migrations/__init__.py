"""Changes to the tables of activities."""
