"""Reads one scenario file as written, and refuses everything in it that could be misread or could do harm.

A file is data only: no references, anchors, tags or merge keys, no more than 1 MiB, 20 levels and 20,000 values, all
checked before anything is built or shown. The events of the parser come one at a time, so a file that is refused costs nothing.
"""

from __future__ import annotations

import stat
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import NoReturn

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from sim.language import Words, words
from sim.scenario.nearness import nearest_file
from sim.scenario.scalars import Refusal, meaning, refused_text
from sim.scenario.tree import Node, Place, Problem, ScenarioError, dotted

MOST_BYTES = 1 << 20
MOST_LEVELS = 20
MOST_VALUES = 20_000
LONGEST_KEY = 200

_SYNTAX = (
    ("mapping values are not allowed", "syntax_colon"),
    ("could not find expected ':'", "syntax_no_colon"),
    ("found unexpected end of stream", "syntax_quote"),
    ("<stream end>", "syntax_end"),
    ("expected", "syntax_indent"),
)


def read_text(path: FilePath, shown: str) -> str:
    """The text of a file. Raises ScenarioError when it is not there, too large or not UTF-8."""
    here = Place(shown)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise ScenarioError([Problem(here, "", words("not_a_file"))], unreadable=True)
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise ScenarioError([Problem(here, "", words("no_file"), None, nearest_file(path))], unreadable=True) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise ScenarioError([Problem(here, "", words("no_access", reason=reason))], unreadable=True) from None
    if len(raw) > MOST_BYTES:
        raise ScenarioError([Problem(here, "", words("too_large"))])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        raise ScenarioError([Problem(Place(shown, line, column), "", words("not_utf8"), None, words("save_as_utf8"))]) from None


def read_tree(text: str, shown: str, place: Place | None = None) -> tuple[Node, list[Problem]]:
    """The tree of a text and what is wrong in it. Raises ScenarioError when there is no tree to speak of.

    `place` is given for a value from the command line, where lines and columns mean nothing.
    """
    return _Reader(text, shown, place).read()


@dataclass(slots=True)
class _Open:
    """A mapping or list that is being read: the key that waits for its value, and the names seen without capitals."""

    node: Node
    path: tuple[object, ...]
    waiting: tuple[str, Place] | None = None
    folded: dict[str, str] = field(default_factory=dict)


class _Reader:
    def __init__(self, text: str, shown: str, place: Place | None) -> None:
        self.text, self.shown, self.place = text, shown, place
        self.problems: list[Problem] = []
        self.values = 0
        self.open: list[_Open] = []
        self.root: Node | None = None

    def read(self) -> tuple[Node, list[Problem]]:
        self._margins()
        parser = YAML(typ="safe", pure=True)
        try:
            for event in parser.parse(self.text):
                self._take(event)
        except MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            problem = str(error.problem)
            what = next((code for part, code in _SYNTAX if part in problem), "syntax_other")
            place = self.place or (Place(self.shown, mark.line + 1, mark.column + 1) if mark else Place(self.shown))
            self._stop(place, words("syntax", what=words(what)), None, words("quote_text"))
        except ReaderError as error:
            line = self.text.count("\n", 0, error.position) + 1
            place = self.place or Place(self.shown, line, error.position - self.text.rfind("\n", 0, error.position))
            code = ord(self.text[error.position]) if error.position < len(self.text) else 0
            self._stop(place, words("odd_character", number=f"{code:04X}"), None, words("remove_character"))
        if self.root is None or (self.root.value is None and not self.place):
            self._stop(Place(self.shown), words("empty_file"), None, words("begin_with_keys"))
        assert self.root is not None
        return self.root, self.problems

    def _margins(self) -> None:
        """Tabs in the margin are refused with their place, before the parser trips over them somewhere else."""
        for at, line in enumerate(self.text.split("\n"), 1):
            margin = line[: len(line) - len(line.lstrip())]
            if "\t" in margin:
                self._stop(self.place or Place(self.shown, at, margin.index("\t") + 1), words("tab"), None, words("use_spaces"))

    def _take(self, event: Event) -> None:
        place = self.place or Place(self.shown, event.start_mark.line + 1, event.start_mark.column + 1)
        if isinstance(event, DocumentStartEvent):
            if self.root is not None:
                self._stop(place, words("two_documents"), None, words("one_document"))
            if event.version or event.tags:
                self._stop(place, words("directive"), None, words("remove_character"))
        elif isinstance(event, NodeEvent):
            self._refuse_tricks(event, place)
            self._node(event, place)
        elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            self.open.pop()

    def _refuse_tricks(self, event: NodeEvent, place: Place) -> None:
        hint = words("write_out")
        if isinstance(event, AliasEvent):
            self._stop(place, words("alias"), None, hint)
        if event.anchor is not None:
            self._stop(place, words("anchor"), None, hint)
        if getattr(event, "tag", None) is not None:
            self._stop(place, words("tag"), None, hint)
        self.values += 1
        if self.values > MOST_VALUES:
            self._stop(place, words("too_many_nodes", limit=MOST_VALUES))

    def _node(self, event: NodeEvent, place: Place) -> None:
        inside = self.open[-1] if self.open else None
        if inside and inside.node.is_mapping and inside.waiting is None:
            inside.waiting = (self._key(event, place), place)
            return
        if isinstance(event, ScalarEvent):
            node = self._scalar(event, place)
        else:
            node = Node({} if isinstance(event, MappingStartEvent) else [], place)
        opened = _Open(node, self._path())
        if isinstance(event, (MappingStartEvent, SequenceStartEvent)) and len(self.open) >= MOST_LEVELS:
            self._stop(place, words("too_deep", limit=MOST_LEVELS))
        self._hang(node, inside)
        if isinstance(event, (MappingStartEvent, SequenceStartEvent)):
            self.open.append(opened)

    def _key(self, event: NodeEvent, place: Place) -> str:
        if not isinstance(event, ScalarEvent):
            found = words("a_group" if isinstance(event, MappingStartEvent) else "a_list")
            self._stop(place, words("key_not_text", found=found))
        name = str(event.value)  # type: ignore[attr-defined]
        plain = not event.style  # type: ignore[attr-defined]
        if plain and name == "<<":
            self._stop(place, words("merge_key"), None, words("write_out"))
        if plain and not isinstance(meaning(name)[0], str):
            hint = words("comma_or_quote" if name[:1].isdigit() else "quote_key")
            self._refuse(place, (words("key_not_text", found=name[:40] or words("a_nothing")), None, hint))
        elif len(name) > LONGEST_KEY:
            self._refuse(place, (words("too_long_text", limit=LONGEST_KEY), None, None))
        elif refusal := refused_text(name):
            self._refuse(place, refusal)
        return name

    def _scalar(self, event: ScalarEvent, place: Place) -> Node:
        text = str(event.value)
        quoted = bool(event.style)
        value, refusal = (text, refused_text(text)) if quoted else meaning(text)
        if refusal:
            inside = self.open[-1] if self.open else None
            self._refuse(inside.waiting[1] if inside and inside.waiting else place, refusal)
            value = text[:100]
        return Node(value, place, quoted)

    def _hang(self, node: Node, inside: _Open | None) -> None:
        if inside is None:
            self.root = node
        elif inside.node.is_list:
            inside.node.value.append(node)
        else:
            assert inside.waiting is not None
            name, place = inside.waiting
            # Names that differ only in capitals, or in how an accent is stored, would share a file on some computers.
            folded = unicodedata.normalize("NFKC", name).casefold()
            if earlier := inside.node.value.get(name):
                self._refuse(place, (words("duplicate", line=earlier.place.line), None, words("keep_one")))
            elif twin := inside.folded.get(folded):
                self._refuse(place, (words("twins", other=twin), None, words("other_name")))
            node.place = place
            inside.node.value[name] = node
            inside.folded[folded] = name
            inside.waiting = None

    def _path(self) -> tuple[object, ...]:
        if not self.open:
            return ()
        inside = self.open[-1]
        if inside.waiting:
            return (*inside.path, inside.waiting[0])
        return (*inside.path, len(inside.node.value)) if inside.node.is_list else inside.path

    def _refuse(self, place: Place, refusal: Refusal) -> None:
        self.problems.append(Problem(place, dotted(self._path())[:120], *refusal))

    def _stop(self, place: Place, *refusal: Words | None) -> NoReturn:
        raise ScenarioError([*self.problems, Problem(place, "", *refusal)])  # type: ignore[arg-type]
