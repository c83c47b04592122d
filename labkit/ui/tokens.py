"""Colours of the house, one set a theme. Colour belongs to data; controls are ink.

Contrast and colour-vision distances of these pairs were measured: text reaches 4.5 : 1, lines 3 : 1,
and any two series of one panel stay at least 8 apart (OKLab x 100) for protan, deutan and tritan
readers, or a shape and a label tell them apart as well.
"""

LIGHT = {
    "bg": "#FFFFFF",
    "surface": "#F5F6F8",
    "raised": "#FFFFFF",
    "line": "#DFE3E8",
    "grid": "#EBEDF0",
    "axis": "#6A727D",
    "ink": "#1B1F24",
    "ink2": "#555D67",
    "control": "#767F8A",
    "knob": "#2D343C",
    "track": "#C5CBD3",
    "focus": "#0B62C4",
    "error": "#B3261E",
    "error_bg": "#FDF0EE",
    "note": "#7A5200",
    "note_bg": "#FFF8E5",
    "source": "#1B5E9E",
    "dest": "#B4500B",
    "exporter": "#0A7468",
    "other": "#838B95",
    "agent": "#7A1F66",
    "selective": "#0A7468",
    "replicative": "#451A62",
    "stayed": "#B9C0C8",
    "on_stayed": "#1B1F24",
    "hollow": "#F0F2F2",
    "shade_high": "#A9CBEA",
    "shade_low": "#F3BF92",
}
DARK = {
    "bg": "#111111",
    "surface": "#1A1C1F",
    "raised": "#22252A",
    "line": "#33373D",
    "grid": "#25282C",
    "axis": "#9AA2AC",
    "ink": "#ECEDEE",
    "ink2": "#AEB5BE",
    "control": "#7F8892",
    "knob": "#E3E6EA",
    "track": "#4A5058",
    "focus": "#7DB8FF",
    "error": "#FF9B91",
    "error_bg": "#33191A",
    "note": "#F2C766",
    "note_bg": "#2E2613",
    "source": "#72B4F4",
    "dest": "#F2A25C",
    "exporter": "#45CDB5",
    "other": "#868E98",
    "agent": "#CF7DB4",
    "selective": "#45CDB5",
    "replicative": "#B273EA",
    "stayed": "#5A616A",
    "on_stayed": "#FFFFFF",
    "hollow": "#242628",
    "shade_high": "#23527D",
    "shade_low": "#74431D",
}
THEMES = {"light": LIGHT, "dark": DARK}
BAND_ALPHA = {"light": {"50": 0.30, "90": 0.14}, "dark": {"50": 0.34, "90": 0.16}}
MOVED = {
    "light": ["#FDF5EC", "#FBDDBD", "#F3B67D", "#DC843A", "#B4500B", "#6E2D04"],
    "dark": ["#1F1814", "#45291A", "#77421C", "#AD6524", "#E0934A", "#FFD9B3"],
}
PAY_OFF = {
    "light": ["#F6F8F8", "#D6E7E4", "#A5CDC7", "#66A9A0", "#2C8176", "#0A564D"],
    "dark": ["#171B1B", "#1C3330", "#1F5049", "#2A766C", "#45A698", "#A6E6DB"],
}
SHARE = {  # pale enough for marks in the exporters' colour to stand on it
    "light": ["#FFFFFF", "#E3EFED", "#C4DFDB", "#9DCBC4"],
    "dark": ["#111111", "#182826", "#1F3F3A", "#28564F"],
}
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif"


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _oklab(colour: str) -> tuple[float, float, float]:
    r, g, b = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    mid = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * mid - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * mid + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * mid - 0.8086757660 * short,
    )


def _hex(lightness: float, a: float, b: float) -> str:
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    mid = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    channels = (
        4.0767416621 * long - 3.3077115913 * mid + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * mid - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * mid + 1.7076147010 * short,
    )
    coded = (12.92 * c if c <= 0.0031308 else 1.055 * max(c, 0) ** (1 / 2.4) - 0.055 for c in channels)
    return "#" + "".join(f"{round(255 * min(1, max(0, c))):02X}" for c in coded)


def ramp(stops: list[str], steps: int = 256) -> list[str]:
    """A palette between the stops, interpolated in OKLab so that steps look even."""
    labs, colours = [_oklab(s) for s in stops], []
    for i in range(steps):
        place = i / (steps - 1) * (len(stops) - 1)
        at = min(int(place), len(stops) - 2)
        colours.append(_hex(*(labs[at][q] + (place - at) * (labs[at + 1][q] - labs[at][q]) for q in range(3))))
    return colours


def bokeh_theme(theme: str) -> dict:
    """The figures' theme as Bokeh attributes: no outlines, ticks or toolbar, 12 px text."""
    colour = THEMES[theme]
    axis_text = {"text_font": FONT, "text_font_size": "12px", "text_color": colour["ink2"]}
    axis = {f"major_label_{k}": v for k, v in axis_text.items()} | {f"axis_label_{k}": v for k, v in axis_text.items()}
    hidden = {"axis_line_color": None, "major_tick_line_color": None, "minor_tick_line_color": None}
    flat = {f"{size}_tick_{side}": 0 for size in ("major", "minor") for side in ("in", "out")}
    text = {"text_font": {"value": FONT}, "text_font_size": {"value": "12px"}, "text_color": colour["ink2"]}
    return {
        "attrs": {
            "Plot": {
                "background_fill_color": None,
                "border_fill_color": None,
                "outline_line_color": None,
                "min_border": 0,
            },
            "Grid": {"grid_line_color": colour["grid"]},
            "Axis": axis
            | hidden
            | flat
            | {"major_label_standoff": 6, "axis_label_standoff": 6, "axis_label_text_font_style": "normal"},
            "Text": text,
        }
    }
