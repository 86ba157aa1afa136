"""Prints the lowest version that pyproject.toml allows of each dependency, as pip's constraints."""

import sys
from pathlib import Path

from packaging.requirements import Requirement

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

PROJECT = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"].values()
for line in [*PROJECT["dependencies"], *(line for extra in EXTRAS for line in extra)]:
    wanted = Requirement(line)
    (bound,) = wanted.specifier
    print(f"{wanted.name}=={bound.version}")
