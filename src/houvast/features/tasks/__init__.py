"""Tasks: what a person must look up or carry out by hand, and what they answered."""
