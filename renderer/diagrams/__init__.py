"""Pictures that explain, for the README."""
