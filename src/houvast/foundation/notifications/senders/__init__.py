"""The ways in which a message leaves: one file each."""
