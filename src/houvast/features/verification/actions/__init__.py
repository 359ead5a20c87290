"""What is changed about checks of identity, by topic."""
