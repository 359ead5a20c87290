"""What recipients of data and people who must pay are told: which words, in four languages."""
