"""The guide beside the call: what to say, why, the next step, and what not to say."""
