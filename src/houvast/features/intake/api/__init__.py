"""What programs of clients ask."""
