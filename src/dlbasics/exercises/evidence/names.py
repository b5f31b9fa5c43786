"""Names: the variables of a solution, among which some may be missing or still blank."""

import dis
from collections.abc import Iterable, Mapping
from typing import Any

_EMPTY = {"RESUME", "NOP", "LOAD_CONST", "RETURN_VALUE", "RETURN_CONST"}
_MADE = {  # what Python itself puts into every class
    *("__module__", "__qualname__", "__doc__", "__dict__", "__weakref__", "__parameters__"),
    *("__firstlineno__", "__static_attributes__", "__annotations__", "__annotations_cache__"),
}


class BlankError(Exception):
    """A variable that the check needs is still blank, or not there at all."""

    def __init__(self, name: str) -> None:
        """Of the variable with this name."""
        super().__init__(name)
        self.name = name


class Names:
    """The variables of a solution: `names["X"]` is X, or a BlankError."""

    def __init__(self, names: Mapping[str, object]) -> None:
        """A view of the variables, which stay as they are."""
        self.all = names

    def __getitem__(self, name: str) -> Any:
        """The value under this name; raises BlankError if it is blank or missing."""
        if name not in self.all or is_blank(self.all[name]):
            raise BlankError(name)
        return self.all[name]

    def several(self, names: str) -> list[Any]:
        """The values under these names, which stand in a text with blanks between them."""
        return [self[name] for name in names.split()]

    def blanks(self, wanted: Iterable[str]) -> list[str]:
        """Those of the wanted names that are blank or missing."""
        return [name for name in wanted if name not in self.all or is_blank(self.all[name])]


def is_blank(value: object) -> bool:
    """Whether a value is still `...`, or a function or class with nothing else in its body."""
    if isinstance(value, type):
        made = "__dataclass_fields__" in vars(value)
        return all(name in _MADE or (made and name.startswith("__")) for name in vars(value))
    code = getattr(value, "__code__", None)
    if code is None:
        return value is ...
    steps = list(dis.get_instructions(code))
    return all(each.opname in _EMPTY and each.argval in (None, 0) for each in steps)
