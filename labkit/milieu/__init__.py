"""Milieu: how internationalising is a territory? Four-D scoring as a composite indicator."""
