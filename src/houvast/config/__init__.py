"""Settings, environment variables and URLs."""
