"""A year of the district: who innovates, learns, grows, closes, links up and enters. The equations are in `kernel`."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np

from labkit.core.luck import single
from labkit.core.points import summed

from .luck import Luck
from .state import ANCHOR_LINK, LOST, NOBODY, UNITS, State

LEAST = 0.1  # units: a smaller firm closes
LONGEST = 1.5  # most that the log of a firm's output changes in a year
SHORTEST = 3.0  # most that local orders can exceed local output, as a multiple
FREED_LEFT = 0.6


@dataclass
class Sums:
    """What is counted over firms at the start of a year, (point, run), and which places are taken (firm, point, run).

    `total` output with the anchor; `mean` competence by output; `trade` within the district and output in `local`
    hands, as shares; `firms` alive.
    """

    alive: np.ndarray
    firms: np.ndarray
    private: np.ndarray
    total: np.ndarray
    mean: np.ndarray
    trade: np.ndarray
    local: np.ndarray


def count(state: State) -> Sums:
    """Counts the firms."""
    alive = state.output > 0
    private = summed(state.output)
    total = np.maximum(private + state.anchor, 1e-12)
    linked = summed(state.output * state.link) + ANCHOR_LINK * state.anchor
    mean = summed(state.output * state.skill) / np.maximum(private, 1e-12)
    return Sums(
        alive=alive,
        firms=np.add.reduce(alive.view(np.uint8), axis=0, dtype=np.uint8),
        private=private,
        total=total,
        mean=np.where(private > 0, mean, NOBODY),
        trade=linked / total,
        local=1 - summed(state.output * state.outside) / total,
    )


def one_year(state: State, now: Sums, k: SimpleNamespace, luck: Luck, year: int) -> State:
    """The state a year later. `k` holds numbers or arrays (point, 1)."""
    idea, novel = innovate(state, now, k, luck, year)
    skill = learn(state, np.where(novel, idea, state.skill), k)
    output = grow(state, skill, now, k, luck, year)
    fate = luck.fate[year][:, None]
    leaves = fate < single(k.closing / np.maximum(output, 1) + k.leaving * state.outside * (1 - state.link))
    stays = now.alive & (output >= LEAST) & ~leaves
    target = np.where(state.outside, k.embedding, k.trust)
    link = state.link + k.link_speed * (target * possible(now, k) - state.link)
    after = State(
        output=output * stays,
        skill=np.where(stays, skill, LOST),
        link=link * stays,
        open=state.open.copy(),
        outside=state.outside & stays,
        novel=novel & stays,
        anchor=state.anchor,
        freed=FREED_LEFT * state.freed,
    )
    enter(after, state.freed, now, k, luck, year)
    return after


def possible(now: Sums, k: SimpleNamespace) -> np.ndarray:
    """What share of its links a firm can have, (point, run): it takes local firms to link up with."""
    return now.local / (now.local + k.local_half)


def borne(rate: np.ndarray, output: np.ndarray, k: SimpleNamespace) -> np.ndarray:
    """A rate, less what a firm of this output loses of it to the fixed cost of new technology, if there is one."""
    return rate if k.fixed is None else rate * (output / (output + k.fixed))


def innovate(state: State, now: Sums, k: SimpleNamespace, luck: Luck, year: int) -> tuple[np.ndarray, np.ndarray]:
    """Competence by an idea, and who uses one this year: those who find one that is better than what they can do."""
    size = state.output * (now.firms / np.maximum(now.private, 1e-12))
    rate = borne(k.opportunity * k.pace * np.power(size, k.scale), state.output, k)
    idea = k.cumulativeness * state.skill + (1 - k.cumulativeness) * now.mean + k.step * luck.stride[year][:, None]
    return idea, (luck.patience[year][:, None] < single(rate)) & (idea > state.skill) & now.alive


def learn(state: State, skill: np.ndarray, k: SimpleNamespace) -> np.ndarray:
    """Competence after imitation of the district's best, absorption from outside and the world's progress."""
    best = np.maximum.reduce(skill, axis=0)
    copied = k.imitation * (1 - k.appropriability) * (1 - k.codified) * state.link * (best - skill)
    absorbed = borne(k.absorption * state.open * np.maximum(-skill, 0), state.output, k)
    return skill + copied + absorbed - (k.drift * k.pace + k.loss)


def grow(state: State, skill: np.ndarray, now: Sums, k: SimpleNamespace, luck: Luck, year: int) -> np.ndarray:
    """Output after a year of competition: a replicator, with luck and a market that fills up."""
    short = (now.trade / np.maximum(now.local, 1e-12) - 1).clip(0, SHORTEST)
    worth = k.atmosphere * (1 - k.codified) * now.trade
    fitness = skill + state.link * np.where(state.outside, worth, worth + k.local_orders * short)
    fitness -= k.link_cost * state.open
    change = k.selection * (fitness - k.crowding * np.log(now.total / UNITS))
    change += k.growth_luck * luck.growth[year][:, None]
    return state.output * np.exp(change.clip(-LONGEST, LONGEST))


def enter(after: State, freed: np.ndarray, now: Sums, k: SimpleNamespace, luck: Luck, year: int) -> None:
    """Newcomers take places that were empty all year, plants from outside the first of those left; in place."""
    tries = single(k.entry * (k.entry_alone + (1 - k.entry_alone) * now.trade) + k.spin_offs * freed)
    behind = k.handicap * (1 - (1 - k.cumulativeness) * (1 - k.appropriability))
    good = luck.quality[year][:, None] > single((behind - k.margin) / k.step)
    free = ~now.alive
    comes = (luck.fate[year][:, None] < tries) & good & free
    half, at = 0.5 * possible(now, k), np.flatnonzero(comes)
    firms, cells = np.divmod(at, tries.size)
    luck_at = firms, cells % luck.runs
    skill = at_cells(now.mean - behind, tries, cells) + at_cells(k.step, tries, cells) * luck.quality[year][luck_at]
    after.output.reshape(-1)[at] = at_cells(k.newcomer, tries, cells)
    after.skill.reshape(-1)[at] = skill
    after.link.reshape(-1)[at] = at_cells(k.trust * half, tries, cells)
    after.open.reshape(-1)[at] = luck.open[luck_at] < single(at_cells(k.openness, tries, cells))
    settle(after, free & ~comes, luck.plant[year] < single(k.plants), k.plant_size, k.embedding * half)


def settle(state: State, free: np.ndarray, comes: np.ndarray, size: np.ndarray | float, link: np.ndarray) -> None:
    """Where one `comes` (point, run), a firm owned outside takes the first place that is `free` (firm, point, run)."""
    cells = np.flatnonzero(np.broadcast_to(comes, free.shape[1:]))
    first = free.reshape(len(free), -1)[:, cells].argmax(axis=0)
    at = first * free[0].size + cells
    room = free.reshape(-1)[at]
    at, cells = at[room], cells[room]
    state.output.reshape(-1)[at] = at_cells(size, free[0], cells)
    state.link.reshape(-1)[at] = at_cells(link, free[0], cells)
    state.skill.reshape(-1)[at] = 0.0
    state.open.reshape(-1)[at] = state.outside.reshape(-1)[at] = True


def at_cells(value: np.ndarray | float, like: np.ndarray, cells: np.ndarray) -> np.ndarray | float:
    """A number, or the values (point, 1) or (point, run) at cells that are numbered through `like` (point, run)."""
    return value if isinstance(value, float) else np.broadcast_to(value, like.shape).reshape(-1)[cells]
