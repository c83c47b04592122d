"""Sections of the districts lab: the source's table, a profile editor, where activities go, and all moves."""

from labkit.ui.sections import Section

from . import dispersion_by_activity, from_type_to_type, table_1, which_type
from .said import said

CONTENTS = {
    "table": table_1.content,
    "profile": which_type.content,
    "dispersion": dispersion_by_activity.content,
    "moves": from_type_to_type.content,
}
SECTIONS = tuple(Section(name, said("titles")[name], content) for name, content in CONTENTS.items())
