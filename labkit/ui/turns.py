"""Benches take turns: JupyterLab runs cells in one thread of the kernel and hears the page in another."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from threading import RLock
from typing import Any

TURN = RLock()


def in_turn(act: Callable[..., Any]) -> Callable[..., Any]:
    """The same act, done while no other thread is busy with any bench: benches of one lab share what it keeps."""

    @wraps(act)
    def done(*args: Any, **named: Any) -> Any:
        with TURN:
            return act(*args, **named)

    return done
