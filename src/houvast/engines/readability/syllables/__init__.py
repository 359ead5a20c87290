"""How many syllables a written word has, for each language by its own spelling."""
