"""Facts of the sources as data, one row a fact, each with its place. Nothing here calibrates a lab."""

from .tables import FactError, facts, sources

__all__ = ["FactError", "facts", "sources"]
