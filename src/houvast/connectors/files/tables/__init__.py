"""Rows of table files: CSV, JSON lines, workbooks, Parquet."""
