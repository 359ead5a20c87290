"""Tools for those who work on Houvast; nothing here is needed to run it."""
