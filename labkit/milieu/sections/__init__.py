"""The sections below the figures of the milieu lab."""

from __future__ import annotations

from labkit.ui.sections import Section

from . import correlations, evidence, leave_one_out, side_by_side, which_choices
from .numbers import say

_CONTENTS = {
    "evidence": evidence.content,
    "beside": side_by_side.content,
    "leave_out": leave_one_out.content,
    "correlations": correlations.content,
    "decide": which_choices.content,
}
SECTIONS = tuple(Section(name, say()["sections"]["titles"][name], content) for name, content in _CONTENTS.items())
