"""Package the scenarios beside the code, without a second copy in the repository.

Everything else about the build stands in ``pyproject.toml``. Change this file only if
``allocator demo`` needs other files than those in ``scenarios/``.
"""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

SCENARIOS = Path(__file__).parent / "scenarios"


class BuildWithScenarios(build_py):
    """Copy the scenario files (YAML and CSV) into the package as ``allocator/scenarios``."""

    def run(self) -> None:
        """Build the modules, then add the scenarios; a checkout uses its own folder."""
        super().run()
        if self.editable_mode:
            return
        for source in sorted(SCENARIOS.rglob("*")):
            if source.suffix in {".yaml", ".csv"}:
                target = Path(self.build_lib, "allocator", "scenarios")
                target /= source.relative_to(SCENARIOS)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, target)


setup(cmdclass={"build_py": BuildWithScenarios})
