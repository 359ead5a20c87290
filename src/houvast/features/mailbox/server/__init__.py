"""The mail server: where the mailboxes are, and the line to them."""
