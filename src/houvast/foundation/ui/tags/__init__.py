"""The components by topic; the template library `ui` gathers them."""
