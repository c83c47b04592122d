"""The figures of the activation lab, one a file."""
