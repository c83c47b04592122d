"""How labs look and respond. Knows no topic."""
