"""One data key per case, so that destroying the key is the erasure."""
