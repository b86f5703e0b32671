"""The scenario files that come with the package, installed or in a checkout.

A wheel carries the folder ``scenarios/`` as ``allocator/scenarios`` (see ``setup.py``);
a checkout has it beside the package. Nothing is kept twice.
"""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_FOLDERS = (_PACKAGE / "scenarios", _PACKAGE.parent / "scenarios")


def packaged_scenario(name: str) -> Path:
    """Return the path of a scenario that comes with the package.

    Parameters
    ----------
    name
        File name without ending: ``hannover-2016``.

    Raises
    ------
    FileNotFoundError
        If no scenario of that name came with this installation.
    """
    for folder in _FOLDERS:
        path = folder / f"{name}.yaml"
        if path.is_file():
            return path
    raise FileNotFoundError(f"{name}.yaml did not come with this installation")
