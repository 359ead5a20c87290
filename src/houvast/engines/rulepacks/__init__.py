"""The law of a country as dated data: how long things are kept, who to complain to, from which age."""
