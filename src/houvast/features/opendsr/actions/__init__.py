"""What is done with requests between organisations."""
