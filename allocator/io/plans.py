"""Plans and rotas in files: read, also from a person's hand; written whole or not at all."""

import json
import os
import tempfile
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from allocator.errors import Fault, InputError
from allocator.io.gathered import read_bytes
from allocator.io.yaml_strict import read_yaml
from allocator.model.plan import Plan
from allocator.model.rota import Rota
from allocator.model.rota_accounts import Accounts
from allocator.model.shape import shape

Model = TypeVar("Model", bound=BaseModel)


def read_plan(path: str | Path) -> Plan:
    """Read a plan, also one made or edited by hand.

    Raises
    ------
    InputError
        The file cannot be read, is no JSON, or has another shape; holds every fault.
    """
    return _read(Plan, Path(path))


def read_rota(path: str | Path) -> Rota:
    """Read a weekly rota, also one made or edited by hand.

    Raises
    ------
    InputError
        The file cannot be read, is no JSON, or has another shape; holds every fault.
    """
    return _read(Rota, Path(path))


def read_accounts(path: str | Path) -> Accounts:
    """Read running accounts of weekly rotas.

    Raises
    ------
    InputError
        The file cannot be read, is no JSON, or has another shape; holds every fault.
    """
    return _read(Accounts, Path(path))


def _read(model: type[Model], where: Path) -> Model:
    raw = read_bytes(where)
    tree = json_tree(raw, str(where))
    if not isinstance(tree, dict):
        raise InputError([Fault("plan_mapping", source=str(where))])
    value, faults = shape(model, tree)
    if value is None:
        raise InputError(_placed(faults, raw, str(where)))
    return value


def json_tree(raw: bytes, source: str) -> Any:
    """Return what a JSON text holds.

    Raises
    ------
    InputError
        It is no JSON, or a key stands twice in one object.
    """
    try:
        return json.loads(raw, object_pairs_hook=_no_duplicates)
    except json.JSONDecodeError as error:
        raise InputError([Fault("json_syntax", source=source, row=error.lineno)]) from None
    except _TwiceError as twice:
        values: dict[str, object] = {"field": str(twice)[:60]}
        raise InputError([Fault("json_duplicate", source=source, values=values)]) from None
    except (UnicodeDecodeError, RecursionError, ValueError):
        raise InputError([Fault("json_syntax", source=source)]) from None


class _TwiceError(Exception):
    """A key stands twice in one object."""


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _TwiceError(next(key for key in keys if keys.count(key) > 1))
    return result


def _placed(faults: list[Fault], raw: bytes, source: str) -> list[Fault]:
    """Give each fault its line; JSON is read as YAML for that, where it is one."""
    try:
        origin = read_yaml(raw, source).origin
    except InputError:
        origin = None
    rows = [origin.find(fault.loc)[1] if origin else 0 for fault in faults]
    return [
        Fault(fault.code, fault.path, fault.values, source, row, loc=fault.loc)
        for fault, row in zip(faults, rows, strict=True)
    ]


def write_plan(plan: Plan, path: str | Path) -> None:
    """Write a plan as JSON, one row a line; the file is there whole or not at all.

    The same plan gives the same bytes.

    Raises
    ------
    OSError
        The file cannot be written.
    """
    write_whole(Path(path), plan_text(plan))


def write_rota(rota: Rota, path: str | Path) -> None:
    """Write a weekly rota as JSON; as `write_plan`."""
    write_whole(Path(path), tree_text(rota.model_dump(mode="json")))


PRIVATE = 0o600
"""Mode of files that are for one person, and their team lead."""


def write_accounts(accounts: Accounts, path: str | Path) -> None:
    """Write running accounts as JSON, for nobody but the owner of the file."""
    write_whole(Path(path), tree_text(accounts.model_dump(mode="json")), PRIVATE)


def plan_text(plan: Plan) -> str:
    """Return the JSON of a plan: every key, one row of a table a line."""
    return tree_text(plan.model_dump(mode="json"))


def tree_text(tree: Any) -> str:
    """Return the JSON of dictionaries, lists and scalars, one row of a table a line."""
    if not isinstance(tree, dict) or not tree:
        return json.dumps(tree, ensure_ascii=False, sort_keys=True) + "\n"
    parts = []
    for key, value in tree.items():
        name = json.dumps(key, ensure_ascii=False)
        if isinstance(value, list) and value:
            rows = ",\n  ".join(json.dumps(row, ensure_ascii=False) for row in value)
            parts.append(f"{name}: [\n  {rows}\n ]")
        else:
            parts.append(f"{name}: {json.dumps(value, ensure_ascii=False, sort_keys=True)}")
    return "{\n " + ",\n ".join(parts) + "\n}\n"


def write_whole(path: Path, content: str | bytes, mode: int = 0o666) -> None:
    """Write a file so that nobody ever sees half of it; `mode` is who may read it at most."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(mode & ~mask)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
