"""What to erase or change, in which order, what stays and why: decided before anything is touched."""
