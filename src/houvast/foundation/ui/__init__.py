"""What every page is made of: the shell around it, its parts, its one stylesheet and its one script."""
