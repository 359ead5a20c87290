"""What programs of clients ask about cases."""
