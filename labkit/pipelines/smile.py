"""The smile curve: who earns what along a value chain, after R 7.1.1 and 11.7 (Niu et al. 2008, figure 2).

R reports one side of the shape in words: little value in assembly, more in key components and design. The other end,
stages, shares of value and the skill that each asks for are invented.
"""

from __future__ import annotations

import numpy as np

STAGES = ("research and design", "key components", "making", "assembly", "brand and sales")
VALUE = (0.34, 0.16, 0.10, 0.06, 0.34)
DEMAND = (6, 4, 2, 1, 5)  # the stage goes to clusters in proportion to their skill, raised to this


def stage_shares(skill: np.ndarray) -> np.ndarray:
    """Share of each stage that each cluster has, (stage, cluster, …), from its skill (cluster, …) above 0."""
    level = skill / skill.max(axis=0)
    square = level * level
    fourth = square * square
    powers = {1: level, 2: square, 4: fourth, 5: fourth * level, 6: fourth * square}
    each = np.array([powers[demand] for demand in DEMAND])
    return each / np.add.reduce(each, axis=1, keepdims=True)


def chain_shares(skill: np.ndarray) -> np.ndarray:
    """Share of the whole chain's value that each cluster earns, (cluster, …)."""
    return np.add.reduce(stage_shares(skill) * np.reshape(VALUE, (-1, *[1] * skill.ndim)), axis=0)
