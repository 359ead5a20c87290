"""The pages on which texts are written and approved."""
