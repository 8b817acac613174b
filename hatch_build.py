"""Compiles rules, languages and issuers into the wheel, so that nothing is parsed at start-up."""

import sys
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileData(BuildHookInterface[Any]):
    """Puts `linter/data/compiled/` into the wheel."""

    _folder = ""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile everything; an editable install compiles on first use instead."""
        if self.target_name != "wheel" or version == "editable":
            return
        sys.path.insert(0, self.root)
        from linter.files.shipped import compile_all  # noqa: PLC0415  # only now can it be found

        self._folder = mkdtemp(prefix="disclint-")
        for part, files in compile_all().items():
            place = Path(self._folder, part)
            place.mkdir()
            for name, content in files.items():
                (place / name).write_bytes(content)
        build_data["force_include"][self._folder] = "linter/data/compiled"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Leave nothing behind."""
        del version, build_data, artifact_path
        if self._folder:
            rmtree(self._folder)
