"""The data map as it stands: files that describe what systems hold, and their history."""
