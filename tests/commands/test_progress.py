"""Progress of a long solve: nothing in a pipe, one line on a terminal, in the language asked."""

import io

import pytest
from rich.console import Console

from allocator.commands import progress


def test_nothing_is_shown_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    with progress.progress_line("en", quiet=False) as show:
        show(5.0, 0.5, "cli_planning")
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("quiet", [False, True])
def test_a_terminal_sees_seconds_and_share(quiet: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()

    def terminal(**_: object) -> Console:
        return Console(file=out, force_terminal=True, width=80)

    monkeypatch.setattr(progress, "Console", terminal)
    with progress.progress_line("de", quiet=quiet) as show:
        show(0.2, 0.0, "cli_planning")
        show(5.0, 0.987, "cli_planning")
    shown = "Plane 5 s, 98,7 % bewiesen" in out.getvalue()
    assert shown is not quiet
