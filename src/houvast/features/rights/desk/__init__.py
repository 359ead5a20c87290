"""The pages of a case, from the call to the proof."""
