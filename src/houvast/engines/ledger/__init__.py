"""The hash chain under the evidence, and the kinds of value that a fact may hold."""
