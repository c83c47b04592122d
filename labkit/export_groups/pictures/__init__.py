"""The figures of the export groups lab, one a file."""
