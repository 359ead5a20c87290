"""What is changed about proposals and drift."""
