"""Glocalization: why do small firms go abroad through their neighbours?"""
