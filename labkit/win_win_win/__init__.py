"""Win-win-win: firm, partner and territory, and when all three win."""
