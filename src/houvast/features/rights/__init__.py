"""Requests of people about their data: registered, decided, carried out, proven and answered."""
