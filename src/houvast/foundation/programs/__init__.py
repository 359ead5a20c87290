"""Other programs that may ask something here: each has a key, an organisation, and what it may do."""
