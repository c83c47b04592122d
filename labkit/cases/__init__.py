"""Facts of the sources as data, one row a fact, each with its place. Nothing here calibrates a lab."""

from .tables import FactError, facts, sources
from .telling import reported

__all__ = ["FactError", "facts", "reported", "sources"]
