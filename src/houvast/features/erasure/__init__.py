"""Plan, approve, carry out, read back, and apply again after a restored backup."""
