"""The claim ledger of the whole course: every claim of every lab, with its recorded verdict."""

from .course import Ledger, ledger

__all__ = ["Ledger", "ledger"]
