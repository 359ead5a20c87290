"""Who is asking: checks of identity, and what each proved; never the answers or papers themselves."""
