"""How dates are written, by language; Django looks here before it uses its own."""
