"""Which columns hold data about people: from names, types and a sample of values, with the reasons."""
