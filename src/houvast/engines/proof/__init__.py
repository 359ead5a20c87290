"""Was it done? What the systems hold after a plan was carried out, held against the plan."""
