"""Where notes come from: one file per format."""
