"""The numbers in a snippet's variables: captured after the run, looked up by the pages."""

from __future__ import annotations

import dataclasses
import math
import numbers
from collections.abc import Mapping, Sequence
from typing import Any

LIMIT = 10_000  # values kept of one variable
KIND = "kind of value"  # marks what is no number, with the name of its type


def capture(namespace: Mapping[str, object]) -> dict[str, Any]:
    """The numbers in a namespace, nested as they are there; other values by their type's name."""
    found: dict[str, Any] = {}
    for name, value in namespace.items():
        if isinstance(name, str) and not name.startswith("__"):
            try:
                found[name] = _capture(value, [LIMIT], depth=4)
            except BaseException:  # an object may do anything when it is looked at
                found[name] = _kind(value)
    return found


def look_up(values: Mapping[str, Any], path: Sequence[str | int]) -> int | float:
    """The number at a path such as ("history", 3, "loss"); LookupError says what stands there."""
    value: Any = values
    done = ""
    for step in path:
        if isinstance(value, dict) and KIND in value:
            raise LookupError(f"{done} is {value[KIND]}; it has no {step!r}")
        try:
            if isinstance(value, dict) and isinstance(step, int) and str(step) not in value:
                value = list(value.values())[step]
            elif isinstance(value, dict):
                value = value[str(step)]
            elif isinstance(value, list) and isinstance(step, int):
                value = value[step]
            else:
                raise KeyError(step)
        except (KeyError, IndexError):
            raise LookupError(_missing(value, done, step)) from None
        done = _join(done, step)
    if isinstance(value, dict | list):
        kind = value.get(KIND, "a group of values") if isinstance(value, dict) else "a list"
        raise LookupError(f"{done} is {kind}, not a number")
    return value  # type: ignore[no-any-return]


def _capture(value: Any, budget: list[int], depth: int) -> Any:
    budget[0] -= 1
    if isinstance(value, bool):
        return _kind(value)
    if isinstance(value, int) and value.bit_length() > 10_000:
        return {KIND: "a whole number of thousands of digits"}
    if isinstance(value, numbers.Real) and not hasattr(value, "shape"):
        return int(value) if isinstance(value, numbers.Integral) else float(value)
    if hasattr(value, "shape") and hasattr(value, "tolist"):
        return _capture_array(value, budget, depth)
    if depth and (inner := _inner(value)) is not None:
        if len(inner) > budget[0]:
            return _too_large(len(inner))
        if isinstance(inner, Mapping):
            return {str(key): _capture(item, budget, depth - 1) for key, item in inner.items()}
        return [_capture(item, budget, depth - 1) for item in inner]
    return _kind(value)


def _capture_array(value: Any, budget: list[int], depth: int) -> Any:
    size = math.prod(value.shape)
    if size > budget[0]:
        return _too_large(size)
    plain = value.detach() if hasattr(value, "detach") else value
    return _capture(plain.tolist(), budget, depth)


def _inner(value: Any) -> Mapping[Any, Any] | Sequence[Any] | None:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return value._asdict()  # type: ignore[no-any-return]
    return value if isinstance(value, dict | list | tuple) else None


def _kind(value: object) -> dict[str, str]:
    name = type(value).__name__
    return {KIND: f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"}


def _too_large(size: int) -> dict[str, str]:
    return {KIND: f"too large to keep ({size:,} values, a variable keeps {LIMIT:,})"}


def _missing(value: Any, done: str, step: str | int) -> str:
    if isinstance(value, list):
        return f"{done} has {len(value)} items, numbered from 0; it has no {_join('', step)}"
    if not isinstance(value, dict):
        return f"{done} is a number; it has no {step!r}"
    names = ", ".join(sorted(value)) or "no variables"
    return f"no {step!r} in {done or 'the snippet'}; it has: {names}"


def _join(done: str, step: str | int) -> str:
    if isinstance(step, int):
        return f"{done}[{step}]"
    return f"{done}.{step}" if done else step
