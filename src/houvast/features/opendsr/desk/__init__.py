"""The page on which it is laid down with whom requests are exchanged."""
