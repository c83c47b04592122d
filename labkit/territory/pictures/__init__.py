"""The figures of the territory lab, one a file."""
