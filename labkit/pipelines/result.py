"""What a simulation of the pipelines lab returns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from labkit.core.result import Result, array

from .channels import NAMES
from .luck import YEARS
from .portrait import STATES
from .smile import STAGES

KINDS, ORIGINS = ("codified", "tacit"), ("home", "foreign")
CLUSTERS = ("A", "B", "C", "D")


@dataclass(frozen=True, eq=False)
class PipelinesResult(Result):
    """Two to four clusters, named A to D, over 31 years, 0 to 30, in `runs` futures.

    What a cluster knows is the mean of its firms, as a share of all there is to know. Home knowledge was born in the
    own cluster, foreign knowledge elsewhere. Where both kinds are told in one, they are weighted by the knob `tacit`.
    """

    known_home: np.ndarray = array(
        "run", "period", "cluster", unit="share",
        meaning="home knowledge of a cluster's firms, both kinds in one: their knowledge base",
    )  # fmt: skip
    knowledge_base: np.ndarray = array(
        "run", "period", unit="share",
        meaning="home knowledge of all firms, both kinds in one, mean of all clusters",
    )  # fmt: skip
    known_foreign: np.ndarray = array(
        "run", "period", "cluster", unit="share",
        meaning="foreign knowledge of a cluster's firms, both kinds in one",
    )  # fmt: skip
    knowledge: np.ndarray = array(
        "run", "period", "cluster", "kind", "origin", unit="share", detail=True,
        meaning="what a cluster's firms know, codified and tacit, born at home and elsewhere",
    )  # fmt: skip
    buzz_learned: np.ndarray = array(
        "run", "period", "cluster", unit="per year",
        meaning="what a firm learns in local talk in a year: what it hears and did not know",
    )  # fmt: skip
    buzz_foreign: np.ndarray = array(
        "run", "period", "cluster", unit="per year",
        meaning="the part of it that was born elsewhere: news that a neighbour brought in",
    )  # fmt: skip
    buzz_heard: np.ndarray = array(
        "run", "period", "cluster", unit="per year",
        meaning="what a firm hears and understands in local talk in a year, new to it or not",
    )  # fmt: skip
    inflow: np.ndarray = array(
        "run", "period", "cluster", "kind", unit="per year",
        meaning="what a firm learns from partners in other clusters in a year, by all its ties together",
    )  # fmt: skip
    ties: np.ndarray = array(
        "run", "period", "cluster", unit="ties",
        meaning="ties to other clusters that a firm holds",
    )  # fmt: skip
    at_home: np.ndarray = array(
        "run", "period", "cluster", unit="share",
        meaning="share of a firm's year that its ties leave for the own cluster",
    )  # fmt: skip
    able: np.ndarray = array(
        "run", "period", "cluster", unit="share",
        meaning="share of firms that know enough to take in half of what they meet",
    )  # fmt: skip
    open: np.ndarray = array(
        "run", "period", "cluster", unit="share",
        meaning="share of firms with at least one tie to another cluster",
    )  # fmt: skip
    state: np.ndarray = array(
        "run", "period", "cluster", unit="0, 1 or 2",
        meaning=f"absorptive capacity of the cluster: {', '.join(f'{i} {name}' for i, name in enumerate(STATES))}",
    )  # fmt: skip
    chain_share: np.ndarray = array(
        "run", "period", "cluster", unit="share",
        meaning="share of a value chain's worth that the cluster earns",
    )  # fmt: skip
    stage_share: np.ndarray = array(
        "run", "cluster", "stage", unit="share", detail=True,
        meaning="share of each stage of that chain that the cluster has in the last year",
    )  # fmt: skip
    gatekeepers: np.ndarray = array(
        "run", "cluster", unit="share",
        meaning="part of all inflow over the years that came through the fifth of firms that knew most in year 0",
    )  # fmt: skip
    carried: np.ndarray = array(
        "run", "channel", "kind", unit="per year",
        meaning="what a firm learns from other clusters in a year through each channel, mean over all years; divided "
        "by channel ties it is what one tie brings, as in Who carries what, there in per cent",
    )  # fmt: skip
    channel_ties: np.ndarray = array(
        "run", "channel", unit="ties",
        meaning="ties of each channel that a firm holds, mean over all years",
    )  # fmt: skip
    firm_known: np.ndarray = array(
        "period", "cluster", "firm", unit="share", detail=True,
        meaning="home knowledge of each firm of run 0, both kinds in one",
    )  # fmt: skip
    firm_foreign: np.ndarray = array(
        "period", "cluster", "firm", unit="share", detail=True,
        meaning="foreign knowledge of each firm of run 0, both kinds in one",
    )  # fmt: skip
    tie_channel: np.ndarray = array(
        "period", "slot", "cluster", "firm", unit="number", detail=True,
        meaning="channel of each tie of run 0, counted from 0; -1 where a place for a tie is empty",
    )  # fmt: skip
    tie_partner: np.ndarray = array(
        "slot", "cluster", "firm", unit="number", detail=True,
        meaning="firm that a place for a tie leads to, counted from 0 over all clusters",
    )  # fmt: skip

    @property
    def labels(self) -> Mapping[str, Sequence]:
        """Names of the places along each axis."""
        clusters = CLUSTERS[: self.params.clusters]
        named = {"cluster": clusters, "kind": KINDS, "origin": ORIGINS, "stage": STAGES}
        return {"period": tuple(range(YEARS + 1)), "channel": tuple(NAMES.values()), **named}
