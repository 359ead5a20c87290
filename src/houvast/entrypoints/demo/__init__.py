"""The demonstration centre: an invented contact centre with five systems, 20,000 people, and the truth about them."""
