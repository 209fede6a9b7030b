"""The parameters of the model, one noun a file."""
