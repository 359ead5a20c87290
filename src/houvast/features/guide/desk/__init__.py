"""The guide's pages, beside a call."""
