"""Changes to the tables of discovery."""
