"""Pages for what came in without a call: letters, and requests from the public page that somebody must look at."""
