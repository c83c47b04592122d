"""The figures of the milieu lab, one module each."""
