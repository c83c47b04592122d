"""The sections below the figures of the pipelines lab: R's papers and resources, cases, channels, the smile curve."""

from __future__ import annotations

from labkit.ui.sections import Section

from . import four_cases, list_of_channels, list_of_papers, list_of_resources, smile_curve
from .said import said

_CONTENTS = {
    "papers": list_of_papers.content,
    "resources": list_of_resources.content,
    "cases": four_cases.content,
    "channels": list_of_channels.content,
    "smile": smile_curve.content,
}
SECTIONS = tuple(Section(name, said("titles")[name], content) for name, content in _CONTENTS.items())
