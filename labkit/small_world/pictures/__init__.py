"""The figures of the small world lab, one a file."""
