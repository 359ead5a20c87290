"""Pages for the people of the centre: the shell; features bring their own pages."""
