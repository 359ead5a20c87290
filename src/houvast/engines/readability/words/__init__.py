"""Word lists for each language: jargon with its alternatives, forms of address, and signs of the passive."""
