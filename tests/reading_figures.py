"""What tests of all labs read off the figures of a view."""

import numpy as np


def data(view, name):
    return view.sources[name].data


def texts(view, name):
    return list(data(view, name)["text"])


def points(view, name, x="x", y="y"):
    return np.column_stack([data(view, name)[x], data(view, name)[y]])


def number(text):
    """A number as the bench writes it: with a true minus, thousands apart or not, with or without a per cent sign."""
    return float(text.replace("\u2212", "-").replace("\u202f", "").replace("%", "").strip())
