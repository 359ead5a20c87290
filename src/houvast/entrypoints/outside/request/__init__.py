"""The public page on which anybody asks something about their data, without an account."""
