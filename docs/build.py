"""Run the examples of README.md and docs/ and write their real output into them.

``python -m docs.build`` rewrites the files; the tests call `rendered` and compare. The
blocks of one file run in order, in one empty folder with a copy of ``scenarios/``:

- a block after ``<!-- file: NAME -->`` is written to that file;
- ``console``: each line ``$ allocator ...`` is run and its output follows it
  (``$ echo $?`` gives the exit code);
- ``python``: is run, with one namespace for the whole file; what it prints replaces the
  ``text`` block after a line ``<!-- output -->``.

Blocks of other languages (``sh``, ``powershell``, ``json``, ...) are left alone.
"""

import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FENCE = re.compile(
    r"(?P<before><!-- (?P<mark>file: [\w.-]+|output) -->\n)?"
    r"```(?P<language>[a-z]+)\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
SECONDS = re.compile(r"\d+([.,]\d+)?( ?(s|Sek\.|Sekunden|seconds))\b")
STAMPS = re.compile(r"\b(\d{1,2} [A-Z][a-z]{2,3} \d{4} \d\d:\d\d|[0-9a-f]{12})\b")
"""Times and checksums of the history of a plan folder."""


def pages() -> list[Path]:
    """Return README.md, CONTRIBUTING.md and all pages of docs/, in order."""
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def steady(text: str) -> str:
    """Return `text` without what differs from run to run: seconds, times and checksums."""
    return STAMPS.sub("#", SECONDS.sub(r"#\2", text))


def normal(text: str) -> str:
    """Return `text` without what differs from run to run, and where that breaks lines."""
    return steady(" ".join(text.split()))


class Folder:
    """The folder in which the examples of one page run, one after the other."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.namespace: dict[str, Any] = {"__name__": "example"}
        self.exit_code = 0
        self.printed = ""
        shutil.copytree(ROOT / "scenarios", path / "scenarios")

    def block(self, match: re.Match[str]) -> str:
        """Run one fenced block and return it with its real output."""
        mark, language, body = match["mark"] or "", match["language"], match["body"]
        if mark.startswith("file: "):
            (self.path / mark.removeprefix("file: ")).write_text(body, encoding="utf-8")
        elif mark == "output":
            body = self.printed
        elif language == "console":
            body = "".join(self.command(line) for line in _commands(body))
        elif language == "python":
            self.run_python(body)
        return f"{match['before'] or ''}```{language}\n{body}```"

    def command(self, line: str) -> str:
        """Run a line ``$ allocator ...``; return it with what it prints."""
        words = shlex.split(line.removeprefix("$ "), comments=True)
        if words == ["echo", "$?"]:
            return f"{line}\n{self.exit_code}\n"
        if words[0] != "allocator":
            raise ValueError(f"only allocator is run in an example, not: {line}")
        finished = subprocess.run(
            [sys.executable, "-m", *words],
            cwd=self.path,
            env=_environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        if "Traceback" in finished.stdout:
            raise RuntimeError(f"{line}\n{finished.stdout}")
        self.exit_code = finished.returncode
        shown = [text.rstrip() for text in finished.stdout.rstrip().splitlines()]
        return "".join(f"{text}\n" for text in [line, *shown])

    def run_python(self, source: str) -> None:
        """Run a block of Python in the namespace of the page."""
        out = io.StringIO()
        with contextlib.chdir(self.path), contextlib.redirect_stdout(out):
            exec(compile(source, "example", "exec"), self.namespace)
        self.printed = out.getvalue()


def _commands(body: str) -> Iterator[str]:
    """Yield the commands of a console block, without their output."""
    return (line for line in body.splitlines() if line.startswith("$ "))


def _environment() -> dict[str, str]:
    """Return an environment in which everybody sees the same: English, 100 columns, no colour."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LC_")}
    path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    fixed = {"LANG": "C.UTF-8", "COLUMNS": "100", "NO_COLOR": "1", "PYTHONPATH": path}
    return kept | fixed | {"PYTHONIOENCODING": "utf-8"}


def rendered(page: Path) -> str:
    """Return the text of `page` with the real output of all its examples."""
    text = page.read_text(encoding="utf-8")
    if not FENCE.search(text):
        return text
    with tempfile.TemporaryDirectory() as name:
        return FENCE.sub(Folder(Path(name)).block, text)


def main() -> None:
    """Write the real output into every page; say which pages changed."""
    for page in pages():
        before, after = page.read_text(encoding="utf-8"), rendered(page)
        if steady(before) != steady(after):
            page.write_text(after, encoding="utf-8")
            print(f"written: {page.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
