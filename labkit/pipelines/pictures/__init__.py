"""The figures of the pipelines lab, one a file."""
