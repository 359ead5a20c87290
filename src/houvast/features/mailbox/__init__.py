"""Requests that come in by mail: read from a mailbox, kept sealed, sorted, never lost."""
