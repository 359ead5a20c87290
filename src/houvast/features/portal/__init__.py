"""The person's own page: who comes in, what they read, write, change and fetch there."""
