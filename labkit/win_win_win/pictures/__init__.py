"""The figures of the win-win-win lab, one a file."""
