"""What systems hold, as plain values: the words that engines, connectors and features share."""
