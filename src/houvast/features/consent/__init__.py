"""Who must be left alone: contact points that are blocked, and for which organisation."""
