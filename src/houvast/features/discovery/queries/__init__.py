"""What is asked about proposals, drift and gaps."""
