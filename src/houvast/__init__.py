"""Houvast: grip on personal data for customer contact centres."""
