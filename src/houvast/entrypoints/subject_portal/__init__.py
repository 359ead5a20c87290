"""The person's own page: how a request stands, and what they read, write, choose and fetch there."""
