"""What tests in a browser share: looking, pressing keys, checking accessibility."""
