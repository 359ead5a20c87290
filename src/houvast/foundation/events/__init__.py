"""Facts that travel upwards: who announces does not know who listens."""
