"""Single values set from the command line: ``--set policy.caseload.months=9``."""

from collections.abc import Sequence
from typing import Any

from allocator.errors import Fault, InputError
from allocator.io.gathered import Gathered
from allocator.io.origin import Origin
from allocator.io.yaml_strict import read_yaml
from allocator.model.paths import locate, put
from allocator.model.policy import Policy
from allocator.model.tree import over

SET = "--set"
"""What faults of these values give as their source; the path says which it was."""


def parse_sets(sets: Sequence[str]) -> list[tuple[str, Any]]:
    """Return path and value of each ``PATH=VALUE``; the value is read as YAML.

    Raises
    ------
    InputError
        A set has no ``=``, or its value is no YAML.
    """
    parsed: list[tuple[str, Any]] = []
    faults: list[Fault] = []
    for text in sets:
        path, equals, value = text.partition("=")
        source = f"{SET} {path.strip()}".rstrip()
        if not equals or not path.strip():
            faults.append(Fault("set_form", source=source))
            continue
        try:
            found = read_yaml(value.encode(), source)
        except InputError as error:
            faults += error.faults
            continue
        faults += found.faults
        parsed.append((path.strip(), found.data))
    if faults:
        raise InputError(faults)
    return parsed


def put_set(into: Gathered, path: str, value: Any) -> None:
    """Put one value of ``--set`` into the tree; what the policy leaves out has its default.

    Raises
    ------
    UnknownPathError
        The path leads nowhere.
    """
    first, _, rest = path.partition(".")
    tree = into.tree
    if first == "policy" and rest and isinstance(tree.get("policy", {}), dict):
        given = tree.get("policy", {})
        tree["policy"] = over(Policy().model_dump(mode="json"), given)
    loc = locate(tree, path)
    put(tree, loc, value)
    into.origin.put(loc, Origin(source=SET))
