"""The axis of years that three figures of this lab share."""

from __future__ import annotations

import numpy as np

from ..luck import YEARS

SPAN = (0, YEARS * 1.6)  # the free strip holds the words at the ends of lines
LABELS_AT = YEARS + 0.7
EVERY = np.arange(YEARS + 1)
MARKED = 5  # years from one mark on a line to the next
