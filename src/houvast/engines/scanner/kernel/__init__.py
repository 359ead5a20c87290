"""The fast path: tables made of the rules, and a small kernel in C that reads them."""
