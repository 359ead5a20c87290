"""The connector for SQL databases."""
