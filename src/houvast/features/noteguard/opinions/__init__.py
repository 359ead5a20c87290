"""Second opinions that an organisation brings itself: a model in a file, a language model, a plug-in."""
