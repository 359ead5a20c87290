"""Tables of the messages."""
