"""The choices behind a score, in one place, with their defaults."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .composite import Composite, composite
from .indicators import DIMENSION, DIMENSIONS, DIRECTION, INDICATORS
from .normalise import LOWEST


@dataclass(frozen=True)
class Choices:
    """How indicators become a score; see `composite`. `exponents`: within a D and across the D's.

    Importances are raw: only their proportions count. Normalised values below 1 are held at 1 under exponents other
    than 1; only z-scores nearly five standard deviations below the mean come to that.
    """

    dimension_weights: tuple[float, ...] = (1.0,) * len(DIMENSIONS)
    indicator_weights: tuple[float, ...] = (1.0,) * len(INDICATORS)
    normalise: str = "minmax"
    exponents: tuple[float, float] = (1.0, 1.0)
    missing: str = "available"
    goalposts: tuple[tuple[float, float], ...] | None = None

    def score(
        self,
        values: np.ndarray,
        *,
        dimension_weights: np.ndarray | None = None,
        indicator_weights: np.ndarray | None = None,
        normalise: str | Sequence[str] | None = None,
        across: np.ndarray | None = None,
    ) -> Composite:
        """Scores a table (territory, indicator) or draws of it, with these choices; what is given takes their place.

        `across` is the exponent across the D's. Raises ValueError as `composite` does.
        """
        return composite(
            values,
            DIRECTION,
            DIMENSION,
            self.indicator_weights if indicator_weights is None else indicator_weights,
            self.dimension_weights if dimension_weights is None else dimension_weights,
            self.normalise if normalise is None else normalise,
            (self.exponents[0], self.exponents[1] if across is None else across),
            missing=self.missing,
            goalposts=None if self.goalposts is None else np.array(self.goalposts),
            least=LOWEST,
        )
