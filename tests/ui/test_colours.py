"""Colours: contrast, distance for all kinds of colour vision, even ramps, and no colour that has no name.

Contrast is that of WCAG 2. Colour-vision deficiency is simulated in linear RGB with the matrices for severity 1.0 of
Machado, Oliveira & Fernandes (2009), "A physiologically-based model for simulation of color vision deficiency", IEEE
Transactions on Visualization and Computer Graphics 15(6), 1291–1298. Distance is that of OKLab, times 100.
"""

import re
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pytest

from labkit.ui import tokens
from labkit.ui.tokens import BAND_ALPHA, DARK, LIGHT, MOVED, PAY_OFF, THEMES, ramp

UI = Path(tokens.__file__).parent
MACHADO = {
    "normal": np.eye(3),
    "protan": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deutan": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritan": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
TO_CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
TO_OKLAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
TEXT = [  # on each ground, what is written there
    *(("bg", text) for text in ("ink", "ink2", "axis", "source", "dest", "exporter", "agent", "note")),
    *(("surface", text) for text in ("ink", "ink2")),
    *(("raised", text) for text in ("ink", "ink2")),
    *(("error_bg", text) for text in ("error", "ink")),
    *(("note_bg", text) for text in ("note", "ink")),
    *((part, "bg") for part in ("knob", "selective", "replicative")),
    ("stayed", "on_stayed"),
    *((shade, "ink") for shade in ("shade_high", "shade_low")),
]
LINES = [
    *(("bg", line) for line in ("control", "focus", "other", "replicative", "selective", "error", "axis")),
    *(("surface", line) for line in ("control", "knob", "focus", "other")),
    ("raised", "control"),
    ("hollow", "ink"),
]
SHARE_A_PANEL = [
    ("source", "dest"),
    ("exporter", "other"),
    ("selective", "replicative"),
    ("selective", "stayed"),
    ("replicative", "stayed"),
    ("shade_high", "shade_low"),
]
themes = pytest.mark.parametrize("theme", THEMES)
seen_by = pytest.mark.parametrize("eyes", MACHADO)


def linear(colour):
    coded = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(coded <= 0.04045, coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4)


def contrast(one, other):
    low, high = sorted(linear(colour) @ [0.2126, 0.7152, 0.0722] for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def oklab(colour, eyes="normal"):
    return TO_OKLAB @ np.cbrt(TO_CONES @ np.clip(MACHADO[eyes] @ linear(colour), 0, 1))


def distance(one, other, eyes):
    return 100 * np.linalg.norm(oklab(one, eyes) - oklab(other, eyes))


def mixed(colour, ground, alpha):
    """A half transparent colour on a ground, as a screen mixes it."""
    parts = [[int(c[i : i + 2], 16) for i in (1, 3, 5)] for c in (colour, ground)]
    return "#" + "".join(f"{round(alpha * a + (1 - alpha) * b):02X}" for a, b in zip(*parts, strict=True))


def test_the_measures_are_right_where_the_answer_is_known():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)  # the grey that just misses 4.5
    assert distance("#000000", "#FFFFFF", "normal") == pytest.approx(100, abs=0.1)
    red_and_olive = [distance("#D00000", "#7A6A00", eyes) for eyes in ("normal", "deutan")]
    assert red_and_olive[0] > 2 * red_and_olive[1]


def test_both_themes_name_the_same_colours():
    assert LIGHT.keys() == DARK.keys()
    assert all(re.fullmatch("#[0-9A-F]{6}", colour) for theme in THEMES.values() for colour in theme.values())
    assert MOVED.keys() == PAY_OFF.keys() == BAND_ALPHA.keys() == THEMES.keys() == {"light", "dark"}


@themes
@pytest.mark.parametrize(("ground", "front"), TEXT)
def test_text_stands_off_its_ground(theme, ground, front):
    assert contrast(THEMES[theme][front], THEMES[theme][ground]) >= 4.5


@themes
@pytest.mark.parametrize(("ground", "front"), LINES)
def test_lines_and_marks_stand_off_their_ground(theme, ground, front):
    assert contrast(THEMES[theme][front], THEMES[theme][ground]) >= 3


@themes
@seen_by
@pytest.mark.parametrize(("one", "other"), SHARE_A_PANEL)
def test_series_of_one_panel_differ_for_every_reader(theme, eyes, one, other):
    assert distance(THEMES[theme][one], THEMES[theme][other], eyes) >= 8


@themes
@pytest.mark.parametrize("role", ["source", "dest"])
def test_the_inner_band_stands_off_the_outer_one_and_the_line_off_both(theme, role):
    colour, ground, alpha = THEMES[theme][role], THEMES[theme]["bg"], BAND_ALPHA[theme]
    outer = mixed(colour, ground, alpha["90"])
    inner = mixed(colour, outer, alpha["50"])
    steps = [ground, outer, inner, colour]
    assert min(distance(a, b, "normal") for a, b in pairwise(steps)) >= 5


@themes
@seen_by
@pytest.mark.parametrize("palette", [MOVED, PAY_OFF], ids=["moved", "pay-off"])
@pytest.mark.parametrize("steps", [8, 256])
def test_ramps_get_steadily_darker_or_lighter_for_every_reader(theme, eyes, palette, steps):
    lightness = np.array([oklab(colour, eyes)[0] for colour in ramp(palette[theme], steps)])
    away_from_ground = np.diff(lightness) * (-1 if theme == "light" else 1)
    # Colours have 256 levels a channel: within a rounding of one level they may stand still.
    assert away_from_ground.min() >= (0.02 if steps == 8 else -0.002)
    assert abs(lightness[-1] - lightness[0]) > 0.4


@themes
@pytest.mark.parametrize("palette", [MOVED, PAY_OFF], ids=["moved", "pay-off"])
def test_ramps_pass_through_their_stops_and_start_near_the_ground(theme, palette):
    stops = palette[theme]
    assert ramp(stops, len(stops)) == stops
    assert [ramp(stops)[0], ramp(stops)[-1]] == [stops[0], stops[-1]]
    assert distance(stops[0], THEMES[theme]["bg"], "normal") < 8


@themes
def test_flat_steps_of_the_outcome_map_can_be_told_apart(theme):
    steps = ramp(PAY_OFF[theme], 8)
    assert min(distance(a, b, eyes) for a, b in pairwise(steps) for eyes in MACHADO) >= 3


@themes
def test_ink_can_be_read_without_a_plate_on_a_row_half_of_which_moved(theme):
    for at in range(0, 128, 8):
        assert contrast(THEMES[theme]["ink"], ramp(MOVED[theme])[at]) >= 4.5


def test_the_style_sheet_uses_only_colours_there_are():
    css = (UI / "front" / "bench.css").read_text(encoding="utf-8")
    script = "\n".join(part.read_text(encoding="utf-8") for part in (UI / "front").glob("*.js"))
    used = set(re.findall(r"var\(--([\w-]+)", css + script))
    set_by_script = set(re.findall(r'setProperty\("--([\w-]+)"', script)) | set(re.findall(r"[`;]--([\w-]+):", script))
    own = set(re.findall(r"[{;\s]--([\w-]+):", css)) | set_by_script
    roles = {role.replace("_", "-") for role in LIGHT}
    assert own & roles == set()
    assert {"role", "on-role"} <= set_by_script
    # The script's var(--${…}) ends in "on-" or in nothing: the next test sees to the roles that come in there.
    assert sorted(used - own - roles - {"on-"}) == []
    assert sorted(own - used) == []


def test_every_colour_is_used_somewhere():
    css = (UI / "front" / "bench.css").read_text(encoding="utf-8")
    python = "\n".join(part.read_text(encoding="utf-8") for part in UI.parent.rglob("*.py") if part.name != "tokens.py")
    words = "\n".join(part.read_text(encoding="utf-8") for part in UI.parent.rglob("words_*.json"))
    used = set(re.findall(r'"(\w+)"', python)) | set(re.findall(r"\{(\w+):", python + words))
    used |= {role.replace("-", "_") for role in re.findall(r"var\(--([\w-]+)\)", css)}
    used |= {f"on_{role}" for role in used}  # the words on a bar: panels.js
    assert sorted(set(LIGHT) - used) == []


def test_bars_and_marked_words_name_colours_there_are(relocation, future, view):
    view.show(future())
    bars = {bar["role"] for parts in view.shown.bars.values() for bar in parts}
    marked = set(re.findall(r"\{(\w+):", future().marked(future(globalisation=0.6))))
    assert bars
    assert marked
    assert bars | marked <= set(LIGHT)


def test_no_colour_is_written_outside_the_tokens():
    css = (UI / "front" / "bench.css").read_text(encoding="utf-8")
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b(?=[;\s,)])", css) == []
    for source in UI.parent.rglob("*.py"):
        if source.name != "tokens.py":
            assert re.findall(r"[\"']#[0-9A-Fa-f]{3,8}[\"']", source.read_text(encoding="utf-8")) == [], source.name


def test_colours_that_are_close_never_share_a_panel_of_the_relocation_lab(relocation):
    view = relocation.load_view()("light")
    roles = {
        colour: role
        for role, colour in LIGHT.items()
        if role in ("source", "dest", "exporter", "selective", "replicative", "agent", "other")
    }
    for fig in view.figures():
        drawn = {getattr(r.glyph, name, None) for r in fig.renderers for name in ("line_color", "fill_color")}
        together = {roles[colour] for colour in drawn if isinstance(colour, str) and colour in roles}
        for one, other in combinations(sorted(together), 2):
            assert min(distance(THEMES[t][one], THEMES[t][other], eyes) for t in THEMES for eyes in MACHADO) >= 8
