"""Settings that the tests of the view try, and what they and those of the sentence read off the figures."""

import pytest

from labkit.win_win_win.presets import PRESETS

DEFAULT = {}
WAR, GIVES_IN, LONG, HELPED, FREE_RIDERS = (dict(preset.knobs) for preset in PRESETS.values())
HARMONY = {"exploit": 8.0, "fight": 9.0, "together": 15.0, "exploited": 2.0, "support": 10.0, "spill_over": 15.0}
ALONE = {"returns": 4.0, "cost": 9.0, "lasting": 0.6, "start": 0.9}
COSTLY = {"damage": 12.0, "cost": 10.0, "exploit": 22.0, "fight": 10.0, "firms": 20, "errors": 0.05}
KNOBS = (DEFAULT, WAR, GIVES_IN, LONG, HELPED, FREE_RIDERS, HARMONY, ALONE, COSTLY)
every_setting = pytest.mark.parametrize("knobs", KNOBS, ids=str)
KINDS = ("all three win", "only the territory loses", "one side wins", "no side wins")


def told_ends(result):
    """How many futures end in which way, counted from the pay-offs one future at a time."""
    found = dict.fromkeys(KINDS, 0)
    for firms, partners, territory in result.pay_off[:, -1]:
        winners = int(firms > 0) + int(partners > 0)
        found[KINDS[3 - winners] if winners < 2 else KINDS[int(territory <= 0)]] += 1
    return list(found.values())
