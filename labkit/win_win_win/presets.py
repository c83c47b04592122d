"""Five stylised settings of the game. They calibrate nothing: numbers are assumed, the cited passages say which way.

Source: Torrès (2002), "T", conclusion and part 3.
"""

from __future__ import annotations

from labkit.ui.lab import Preset

PRESETS = {
    "price_war": Preset(
        label="Price war",
        note=(
            "Stylised; all numbers assumed. The competitive game without a territory that helps; a fight costs little, "
            "being cheated much (T conclusion, end)."
        ),
        knobs={"lasting": 0, "support": 0, "relief": 0, "returns": 4, "start_invest": 0.05},
    ),
    "winner_and_loser": Preset(
        label="Winner and loser",
        note=(
            "Stylised; all numbers assumed. The same where a fight costs more than giving in, as with a large buyer: "
            "one side gives in (T conclusion, end)."
        ),
        knobs={"lasting": 0, "support": 0, "relief": 0, "returns": 4, "start_invest": 0.05, "fight": 9},
    ),
    "long_term": Preset(
        label="Long-term partners",
        note=(
            "Stylised; all numbers assumed. A business philosophy of long-term development: relations last (T "
            "conclusion)."
        ),
        knobs={"lasting": 0.5},
    ),
    "export_groups": Preset(
        label="Export groups, few at first",
        note=(
            "Stylised; all numbers assumed. A chamber invests early, helps those who join and those who are let down; "
            "few firms co-operate yet (T part 3)."
        ),
        knobs={"start": 0.3, "start_invest": 0.95, "support": 10, "relief": 6, "free_riding": 0.2},
    ),
    "free_riders": Preset(
        label="Each leaves it to others",
        note=(
            "Stylised; all numbers assumed. All co-operate, but each public body follows a strategy of its own and "
            "leaves investing to the others (T part 1, end)."
        ),
        knobs={"start": 0.9, "start_invest": 0.95, "free_riding": 1, "returns": 6},
    ),
}
