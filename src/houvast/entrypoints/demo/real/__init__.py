"""The demonstration centre on real servers: also a mailbox, a bucket and a help desk, with the truth about them."""
