"""Tables of the mailboxes."""
