"""The shape of a tree: pydantic's findings, said in plain words and placed.

A whole tree is validated at once, so that every wrong field of every row comes out
together. Where a number stands in place of a text (an id written ``012``), the text as
it was written is taken.
"""

import json
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, to_json

from allocator.errors import Fault
from allocator.model.paths import Loc, name_path, put
from allocator.model.personal import personal_code

Model = TypeVar("Model", bound=BaseModel)

_CODES = {
    "string_type": "not_word",
    "int_type": "not_whole",
    "int_from_float": "not_whole",
    "int_parsing": "not_whole",
    "int_parsing_size": "not_whole",
    "float_type": "not_number",
    "float_parsing": "not_number",
    "finite_number": "not_number",
    "bool_type": "not_flag",
    "bool_parsing": "not_flag",
    "date_type": "not_date",
    "date_parsing": "not_date",
    "date_from_datetime_parsing": "not_date",
    "date_from_datetime_inexact": "not_date",
    "time_type": "not_time",
    "time_parsing": "not_time",
    "tuple_type": "not_list",
    "list_type": "not_list",
    "dict_type": "not_mapping",
    "model_type": "not_mapping",
    "model_attributes_type": "not_mapping",
    "missing": "missing",
    "union_tag_not_found": "missing_change",
    "steps_order": "steps_order",
    "not_month": "not_month",
    "sweep_axis": "sweep_axis",
    "sweep_today": "sweep_today",
}
_BOUNDS = {
    "greater_than_equal": ("too_small", "ge"),
    "greater_than": ("not_above", "gt"),
    "less_than_equal": ("too_large", "le"),
    "less_than": ("too_large", "lt"),
    "too_short": ("too_short", "min_length"),
    "string_too_short": ("too_short", "min_length"),
    "too_long": ("too_long", "max_length"),
    "string_too_long": ("too_long", "max_length"),
}
MAX_FAULTS = 5_000


def shape(
    model: type[Model],
    tree: dict[str, Any],
    *,
    written: Mapping[Loc, str] | None = None,
    context: Any = None,
) -> tuple[Model | None, list[Fault]]:
    """Validate a tree strictly, as it would be read from JSON.

    Parameters
    ----------
    model
        Type of the whole tree.
    tree
        Dictionaries, lists and scalars; numbers that stand for texts are replaced in it.
    written
        Text of numbers as they were written, by place.
    context
        Handed to the validators.

    Returns
    -------
    tuple[Model | None, list[Fault]]
        The value, or None and what is wrong, each with its `loc`.
    """
    errors: list[ErrorDetails] = []
    for _ in range(2):
        try:
            value = model.model_validate_json(
                _json(tree), context=context, by_alias=True, by_name=False
            )
            return value, []
        except ValidationError as error:
            errors = error.errors(include_url=False)[:MAX_FAULTS]
        if not _numbers_as_text(tree, errors, written or {}):
            break
    faults: dict[tuple[Loc, str], Fault] = {}
    for found in errors:
        loc = _in_tree(tree, found)
        if loc is None:
            continue
        fault = _fault(model, tree, found, loc)
        faults.setdefault((loc, fault.code), fault)
    return None, list(faults.values())


def _json(tree: dict[str, Any]) -> str | bytes:
    """Return a tree as JSON: fast, or by the writer that takes whatever was read."""
    try:
        return to_json(tree, inf_nan_mode="constants")
    except ValueError:  # half a pair of surrogates, or very deep
        return json.dumps(tree)


def _numbers_as_text(
    tree: dict[str, Any], errors: Iterable[ErrorDetails], written: Mapping[Loc, str]
) -> bool:
    """Replace numbers where text is wanted by the text that was written; say if any were."""
    done = False
    for found in errors:
        value = found["input"]
        if found["type"] == "string_type" and type(value) in (int, float):
            loc = _in_tree(tree, found)
            if loc:
                put(tree, loc, written.get(loc, str(value)))
                done = True
    return done


def _in_tree(tree: Any, found: ErrorDetails) -> Loc | None:
    """Return the place of an error in the tree, or None for a branch that is not meant.

    Between keys and positions stand names of the branches of a union. Of a value that may
    be one or a list of several, only the branch that it looks like is kept.
    """
    loc: list[str | int] = []
    node = tree
    steps = found["loc"]
    for index, part in enumerate(steps):
        last = index == len(steps) - 1
        if isinstance(part, int) and isinstance(node, list) and part < len(node):
            node = node[part]
            loc.append(part)
        elif isinstance(node, dict) and node.get("change") == part and not last:
            continue
        elif isinstance(node, dict) and (part in node or (last and found["type"] == "missing")):
            node = node.get(str(part))
            loc.append(part)
        elif part != "[key]" and ("tuple[" in str(part)) != isinstance(node, list):
            return None
    return tuple(loc)


def _fault(model: type[BaseModel], tree: Any, found: ErrorDetails, loc: Loc) -> Fault:
    kind, context = found["type"], found.get("ctx", {})
    path = name_path(tree, loc)
    # An item of a list has no name of its own.
    names = [part for part in loc if isinstance(part, str)]
    values: dict[str, object] = {"field": names[-1] if names else ""}
    if kind == "extra_forbidden":
        return _unknown_field(model, tree, loc, path)
    if kind in _BOUNDS:
        code, key = _BOUNDS[kind]
        limit = context.get(key, 0)
        values["limit"] = int(limit) if float(limit).is_integer() else limit
    elif kind in ("literal_error", "enum", "union_tag_invalid"):
        expected = str(context.get("expected") or context.get("expected_tags", ""))
        choices = expected.replace(" or ", ", ").replace("'", "").split(", ")
        given = context.get("tag", found["input"])
        code = "not_list" if loc and loc[-1] == "needs" else "not_one_of"
        values |= {"choices": ", ".join(choices), "near": near(given, choices)}
    elif kind == "string_pattern_mismatch":
        pattern = str(context.get("pattern", ""))
        code = "not_id" if "A-Z" in pattern else "not_tag"
    elif found["loc"] and found["loc"][-1] == "constrained-float":
        code = "not_steps"
    elif kind == "pin_object":
        code, values = "pin_object", dict(context)
    else:
        code = _CODES.get(kind, "invalid")
    if code == "missing_change":
        values["choices"] = ", ".join(_changes())
    return Fault(code, path, values=values, loc=loc)


def _unknown_field(model: type[BaseModel], tree: Any, loc: Loc, path: str) -> Fault:
    """Say that a field is unknown, or that it would hold personal data."""
    field = str(loc[-1])
    tables = [str(part) for part in loc[:-1] if isinstance(part, str)]
    plural = {"manager": "managers", "case": "cases"}
    table = next((plural.get(name, name) for name in reversed(tables)), "")
    code = personal_code(field, table)
    if code is not None:
        return Fault(code, path, values={"field": field[:40]}, loc=loc)
    known = fields_at(model, loc[:-1], tree) | (set() if loc[:-1] else {"tables", "workbook"})
    values = {"field": field[:40], "near": near(field, sorted(known))}
    values["known"] = ", ".join(sorted(known - {"change"}))
    return Fault("unknown_field", path, values=values, loc=loc)


def near(word: object, known: list[str]) -> list[str]:
    """Return the at most two known words that look most like `word`."""
    return get_close_matches(str(word)[:64].casefold(), known, n=2, cutoff=0.6)


def _changes() -> list[str]:
    from allocator.model import changes

    return [_kind(model) for model in get_args(get_args(changes.Change)[0])]


def _kind(model: type[BaseModel]) -> str:
    """Return which change a type stands for; nothing where it is none."""
    field = model.model_fields.get("change")
    return "" if field is None else str(*get_args(field.annotation)[:1])


def fields_at(model: type[BaseModel], loc: Loc, tree: Any) -> set[str]:
    """Return the names of the fields that the types at `loc` of `tree` know.

    Of all changes only the one that is meant counts.
    """
    here, node = [model], tree
    for part in loc:
        node = node[part]
        if isinstance(part, int):
            here = _meant(here, node)
            continue
        inside = [
            field.annotation
            for known in here
            for name, field in known.model_fields.items()
            if (field.alias or name) == part
        ]
        # Below a dictionary (needs by name) the key is no field: its types stay.
        here = [found for annotation in inside for found in _models(annotation)] or here
        here = _meant(here, node)
    return {field.alias or name for known in here for name, field in known.model_fields.items()}


def _meant(models: list[type[BaseModel]], node: Any) -> list[type[BaseModel]]:
    """Return the type of the change that stands in `node`, of several."""
    kind = node.get("change") if isinstance(node, dict) else None
    return [model for model in models if kind and _kind(model) == kind] or models


def _models(annotation: Any) -> list[type[BaseModel]]:
    """Return the models inside an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for part in get_args(annotation) for found in _models(part)]
