"""Tables of the intake."""
