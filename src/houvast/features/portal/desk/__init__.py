"""What people wrote on their page, for who handles their request."""
