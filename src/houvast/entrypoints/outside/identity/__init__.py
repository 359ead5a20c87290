"""Log in elsewhere, by a link that was sent to what is on file."""
