"""What other organisations ask and tell."""
