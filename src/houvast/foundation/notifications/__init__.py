"""Messages to people outside: put in a queue with the change that asks for them, sent after it, proven."""
