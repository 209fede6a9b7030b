"""The truths of the model, seen in runs of the whole district."""
