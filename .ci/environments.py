"""Write environment.yml and binder/environment.yml from requirements.lock; with --lock, resolve the two locks first.

    python .ci/environments.py [--lock]

environment.yml is for conda on any system: it keeps the markers of the lock and installs labkit itself.
binder/environment.yml is for Binder only, that is Linux and CPython 3.11: markers are resolved, and labkit itself is
left to binder/postBuild, so that an edited notebook does not make Binder solve the environment again.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from packaging.markers import Marker

ROOT = Path(__file__).resolve().parent.parent
LOCKS = {
    "requirements.lock": ["--group", "install", "pyproject.toml"],
    ".ci/requirements.lock": ["--group", "test", "--constraints", "requirements.lock"],
}
FORM = ["--universal", "--generate-hashes", "--no-header", "--no-annotate", "--python-version", "3.11"]
BINDER = {
    "implementation_name": "cpython",
    "os_name": "posix",
    "platform_machine": "x86_64",
    "platform_python_implementation": "CPython",
    "platform_system": "Linux",
    "python_full_version": "3.11.14",
    "python_version": "3.11",
    "sys_platform": "linux",
}
HEAD = """\
# Written by .ci/environments.py from requirements.lock: do not edit.
name: labkit
channels:
  - conda-forge
dependencies:
  - python=3.11
  - pip
  - pip:
"""


def pins():
    """(requirement, marker or None) of each line of requirements.lock, without the hashes."""
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    for requirement, marker in re.findall(r"^([a-z0-9][^ ;]*==[^ ;]+)(?: ; (.+?))? \\$", text, re.MULTILINE):
        yield requirement, marker or None


def for_conda():
    """Text of environment.yml."""
    lines = (f"{requirement} ; {marker}" if marker else requirement for requirement, marker in pins())
    return HEAD + "".join(f'      - "{line}"\n' for line in lines) + '      - "-e ."\n'


def for_binder():
    """Text of binder/environment.yml."""
    lines = (requirement for requirement, marker in pins() if not marker or Marker(marker).evaluate(BINDER))
    return HEAD + "".join(f"      - {line}\n" for line in lines)


def lock():
    """Resolve both locks anew, keeping pins that still fit."""
    uv = shutil.which("uv", path=str(Path(sys.executable).parent)) or "uv"
    for name, inputs in LOCKS.items():
        subprocess.run([uv, "pip", "compile", "--quiet", *FORM, *inputs, "-o", name], cwd=ROOT, check=True)


def main():
    if "--lock" in sys.argv[1:]:
        lock()
    (ROOT / "environment.yml").write_text(for_conda(), encoding="utf-8", newline="\n")
    (ROOT / "binder" / "environment.yml").write_text(for_binder(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
