"""Relocation: selective or replicative, and what is left behind?"""
