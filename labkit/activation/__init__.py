"""Activation: who gets a scattered milieu going?"""
