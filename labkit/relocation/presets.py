"""Three stylised settings beside cited cases. They calibrate nothing: the numbers are assumed, the facts say which way.

Home districts: Montebelluna (sportswear) and Vibrata-Tordino-Vomano (clothing), studied side by side by Sammarra &
Belussi (2006), *Entrepreneurship & Regional Development* 18(6), 543–562, abstract: same country, same decades,
opposite outcomes. They stand at the same wage gap and the same digitalisation here: only the district differs.
Destination: Timisoara, where the copy of the Italian district failed (Bertoncin, Pase, Quatrida & Scroccaro 2018,
*Investigaciones Geográficas* 69).
"""

from __future__ import annotations

from labkit.ui.lab import Preset

SAME_WORLD = {"globalisation": 0.42, "digitalisation": 0.40}
INNOVATIVE = {"human_capital": 0.62, "reinvestment": 0.70, "trust": 0.65}

PRESETS = {
    "montebelluna_like": Preset(
        label="Montebelluna-like",
        note=(
            "Stylised; all numbers assumed. High human capital, reinvestment and trust: the district is described as "
            "innovative, moving part of the work out and putting activities of more value in its place "
            "(Sammarra & Belussi 2006, abstract)."
        ),
        knobs={**SAME_WORLD, **INNOVATIVE},
    ),
    "vibrata_like": Preset(
        label="Vibrata-like",
        note=(
            "Stylised; all numbers assumed. Wage gap as in Montebelluna-like. Less human capital, reinvestment, trust "
            "and competences: districts that learn little are the most threatened (Sammarra & Belussi 2006, abstract), "
            "and here many small subcontractors work for a few large firms (profile of the Val Vibrata, 1990s)."
        ),
        knobs={**SAME_WORLD, "human_capital": 0.45, "reinvestment": 0.30, "trust": 0.55, "initial_competences": 0.60},
    ),
    "timisoara_like": Preset(
        label="Timisoara-like",
        note=(
            "Stylised; all numbers assumed. Home as Montebelluna-like at a wider wage gap, so that much arrives; the "
            "destination stays passive and works under contract, because the copy of the Italian district made there "
            "failed (Bertoncin and others 2018)."
        ),
        knobs={
            **INNOVATIVE,
            "globalisation": 0.50,
            "digitalisation": 0.40,
            "destination": "passive",
            "entry_mode": "subcontracting",
        },
    ),
}
