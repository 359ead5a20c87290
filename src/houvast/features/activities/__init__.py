"""What the centre does with data about people: for whom, why, on which ground, how long."""
