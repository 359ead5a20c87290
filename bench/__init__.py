"""Measure the main job against hand-written SQL on the same data: `python -m bench`."""
