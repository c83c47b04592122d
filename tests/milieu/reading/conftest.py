"""A small set of sheets without faults, ways to spoil it, and what reading it finds."""

import io
import zipfile

import pytest

from labkit.milieu.faults import DataError
from labkit.milieu.reading import read

TERRITORIES = """\
territory,year,smes,exporters,area_km2
Alder,2000,1000,100,50.5
Alder,2001,1100,120,50.5
Birch,2000,800,60,40
Birch,2001,790,61,40
"""
OPERATORS = """\
operator,name,territory,kind,founded,closed,scope,place,coordinator
chamber,Chamber,Alder,public body,1985,,regional,Oldport,yes
club,Club,Alder,private association,1994,2000,regional,Oldport,no
port,Port,Birch,infrastructure,1921,,international,Highbridge,no
"""
TIES = """\
a,b,kind,since
chamber,club,joint project,1996
port,outside:Ministry,contract,1998
"""
SURVEY = """\
rater,territory,item,score
R1,Alder,interaction,4
R2,Alder,interaction,5
R1,Birch,shared_aims,2
R2,Birch,shared_aims,1
"""


@pytest.fixture
def files():
    """File names to text; each test may spoil its own copy."""
    return {"territories.csv": TERRITORIES, "operators.csv": OPERATORS, "ties.csv": TIES, "survey.csv": SURVEY}


def faults(source):
    """All faults that reading finds."""
    with pytest.raises(DataError) as caught:
        read(source)
    return list(caught.value.faults)


def only_fault(source):
    """The one fault that reading finds."""
    found = faults(source)
    assert len(found) == 1, found
    return found[0]


def where(fault):
    return fault.file, fault.row, fault.column, fault.value


def spoil(files, name, old, new):
    """The files with one passage of one of them replaced; it must stand there once."""
    assert files[name].count(old) == 1, (name, old)
    return {**files, name: files[name].replace(old, new)}


def zipped(files, compression=zipfile.ZIP_DEFLATED):
    """The files as the bytes of a zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()
