"""One Django app per capability."""
