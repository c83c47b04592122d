"""The figures of the relocation lab, one a file: each builds its figure once and puts results on it."""
