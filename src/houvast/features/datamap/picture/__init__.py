"""The data map as a picture: what is drawn, where it stands, and how its lines run. Knows no Django."""
