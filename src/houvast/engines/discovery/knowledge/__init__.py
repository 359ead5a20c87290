"""What everybody knows: common names, towns and countries."""
