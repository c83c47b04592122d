"""The figures of the glocalization lab, one a file."""
