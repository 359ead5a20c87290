"""From a case to its answer: everything that one answer says, gathered from where it is known."""
