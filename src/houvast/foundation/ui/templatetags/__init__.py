"""Template tag libraries; the only one is `ui`."""
