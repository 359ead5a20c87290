"""The own organisation and the principals for whom it works."""
