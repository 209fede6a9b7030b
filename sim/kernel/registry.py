"""One file and one decorator make one plug-in."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Registry(Mapping[str, Thing], Generic[Thing]):
    """Things by name. The package is read, in order of file name, when somebody first asks."""

    def __init__(self, package: str) -> None:
        self._package = package
        self._things: dict[str, Thing] = {}
        self._read = False

    def register(self, name: str) -> Callable[[Thing], Thing]:
        """Decorator: enter a thing under a name; two of one name are refused."""

        def enter(thing: Thing) -> Thing:
            if name in self._things:
                raise ValueError(f"'{name}' is registered twice in {self._package}")
            self._things[name] = thing
            return thing

        return enter

    def _all(self) -> dict[str, Thing]:
        if not self._read:
            package = importlib.import_module(self._package)
            for module in sorted(pkgutil.iter_modules(package.__path__), key=lambda module: module.name):
                importlib.import_module(f"{self._package}.{module.name}")
            self._read = True
        return self._things

    def __getitem__(self, name: str) -> Thing:
        return self._all()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._all()))

    def __len__(self) -> int:
        return len(self._all())
