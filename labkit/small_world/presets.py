"""Six stylised settings. They calibrate nothing: the numbers are assumed, the cited texts say which way.

The first comes near the conditions under which ten per cent was found. Each of the others takes one of them away or
puts another in its place, so that a student can see what becomes of the best share. Sources: Cowan & Jonard (2004),
"CJ"; Watts & Strogatz (1998), "WS"; Centola & Macy (2007); Derbyshire (2010), read in R part 11.10.
"""

from __future__ import annotations

from labkit.ui.lab import Preset

PAPER = {"absorption": 0.25, "horizon": 1200}

PRESETS = {
    "paper_like": Preset(
        label="Paper-like",
        note=(
            "Stylised; all numbers assumed but the ten ties a firm (WS). Near the conditions of Cowan & Jonard (2004), "
            "as we rebuild them: barter, a few experts far ahead, small steps, and a look when little is left to "
            "trade. They have 500 firms and let the trade run out; here 200 firms stop after 1,200 rounds."
        ),
        knobs=PAPER,
    ),
    "given": Preset(
        label="Given, not traded",
        note=(
            "Stylised; all numbers assumed. As Paper-like, but a firm asks for nothing when it tells a partner what it "
            "knows. CJ's firms barter; this takes their bargain away."
        ),
        knobs={**PAPER, "passing": "gift"},
    ),
    "early_days": Preset(
        label="Early days",
        note=(
            "Stylised; all numbers assumed. As Paper-like, looked at after 160 rounds instead of 1,200. CJ look at the "
            "end; a firm or a policy may not have the time."
        ),
        knobs={**PAPER, "horizon": 160},
    ),
    "closely_tied": Preset(
        label="Closely tied",
        note=(
            "Stylised; all numbers assumed. As Paper-like with 20 ties a firm instead of the ten of WS. On such a ring "
            "all firms are near as it is. One may think of a district in which everybody deals with everybody; no "
            "place in particular is meant."
        ),
        knobs={**PAPER, "neighbours": 10},
    ),
    "news": Preset(
        label="News to be confirmed",
        note=(
            "Stylised; all numbers assumed. After Centola & Macy (2007): a firm believes the news only once four "
            "partners have told it, as with a risky new way of working. Neighbours have partners in common; distant "
            "partners rarely do."
        ),
        knobs={"passing": "contagion", "confirmations": 4},
    ),
    "eight_clusters": Preset(
        label="Eight clusters",
        note=(
            "Stylised; all numbers assumed. As Paper-like with eight clusters of 25 firms, and distant ties that leave "
            "the cluster: the share that Derbyshire (2010) speaks of (R part 11.10). The ring of WS has no clusters."
        ),
        knobs={**PAPER, "place": "clusters"},
    ),
}
