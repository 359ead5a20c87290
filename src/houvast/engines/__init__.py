"""Pure decisions: no Django, clock, network or files."""
