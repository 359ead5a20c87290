"""Changes to the tables of tasks."""
