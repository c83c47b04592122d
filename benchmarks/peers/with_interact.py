"""`interact` and matplotlib, as most teaching notebooks do it: a new picture for each value."""

from __future__ import annotations

from typing import Any

import ipywidgets
import matplotlib.pyplot as plt
import numpy as np
from same_result import NAMES, START, STEP, TITLES, last_words, picture


def draw(globalisation: float) -> None:
    """Three panels from scratch, as large as the bench's."""
    shown = picture(globalisation)
    ends, shares = last_words(shown)
    _figure, axes = plt.subplots(1, 3, figsize=(15, 3.6), width_ratios=(1.4, 1.4, 1))
    for axis, title in zip(axes, TITLES, strict=True):
        axis.set_title(title, loc="left")
    draw_bands(axes[0], shown, ends)
    axes[1].imshow(shown["moved"], aspect="auto", cmap="Oranges", vmin=0, vmax=1)
    axes[1].set_yticks(range(len(NAMES)), NAMES)
    for y, share in enumerate(shares):
        axes[1].text(40.2, y, share, va="center")
    axes[2].plot(shown["competences"].T, shown["trust"].T, color="tab:blue", lw=1, alpha=0.4)
    axes[2].plot(*shown["middle"], color="tab:blue", lw=2.5)
    axes[2].plot(*shown["middle"][:, 0], "o", color="white", mec="tab:blue")
    axes[2].plot(shown["competences"][:, -1], shown["trust"][:, -1], "o", color="tab:blue")
    axes[2].set(xlim=(0, 1.03), ylim=(0, 1.03))
    plt.show()


def draw_bands(axis: Any, shown: dict[str, np.ndarray], ends: list[str]) -> None:
    years = np.arange(shown["home"].shape[1])
    for name, colour, end in zip(("home", "destination"), ("tab:blue", "tab:orange"), ends, strict=True):
        low90, low50, median, high50, high90 = shown[name]
        axis.fill_between(years, low90, high90, color=colour, alpha=0.14, lw=0)
        axis.fill_between(years, low50, high50, color=colour, alpha=0.3, lw=0)
        axis.plot(years, median, "o-", color=colour, markevery=10)
        axis.text(41, median[-1], end, color=colour, va="center", weight="bold")
    axis.set(xlim=(0, 56), ylim=(0, 142))
    axis.grid(axis="y")


def show() -> None:
    """The slider with its picture, as the output of the cell."""
    slider = ipywidgets.FloatSlider(START, min=0, max=1, step=STEP, continuous_update=True)
    ipywidgets.interact(draw, globalisation=slider)
