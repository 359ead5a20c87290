"""The report of a bulk scan: one page with pictures that stands by itself."""
