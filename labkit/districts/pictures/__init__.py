"""The figures of the districts lab, one a file."""
