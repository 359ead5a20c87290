"""Pages of the data map and of the systems that it describes."""
