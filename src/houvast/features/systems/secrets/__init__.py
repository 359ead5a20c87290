"""Where passwords of systems are kept: a reference is stored, and what it leads to is looked up when needed."""
