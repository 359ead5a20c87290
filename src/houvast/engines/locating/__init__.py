"""Find everything about a person: which questions to ask the systems, and what the answers mean."""
