"""Truths about reading a scenario file: what could be misread or do harm is refused, with its place and a way out."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from sim.scenario.loading import load
from sim.scenario.tree import MOST_LINES, ScenarioError

SMALL = (Path(__file__).parent / "small.yaml").read_text(encoding="utf-8")


def wrong(folder: Path, text: str | bytes, sets: tuple[str, ...] = ()) -> ScenarioError:
    """Load a text that must be refused."""
    file = folder / "x.yaml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    with pytest.raises(ScenarioError) as caught:
        load(file, sets)
    return caught.value


def put(old: str, new: str) -> str:
    """The small district with one thing written differently."""
    assert old in SMALL
    return SMALL.replace(old, new, 1)


# Each trap: what is in the file, then where the message must point and what it must say (Dutch).
TRAPS: dict[str, tuple[str | bytes, str, str]] = {
    "alias": ("a: *b\n", ":1:4:", "verwijzing"),
    "anchor": ("a: &b 1\n", ":1:4:", "anker"),
    "anchor on a group": ("a: &b {c: 1}\n", ":1:4:", "anker"),
    "tag": ("a: !!int 3\n", ":1:4:", "typeaanduiding"),
    "python tag": ("a: !!python/object/apply:os.system ['true']\n", ":1:4:", "typeaanduiding"),
    "merge key": ("a: 1\n<<: {b: 2}\n", ":2:1:", "samenvoegen"),
    "bomb": ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", ":1:4:", "anker"),
    "tab": ("a:\n\tb: 1\n", ":2:1:", "tab"),
    "tab on an empty line": (SMALL + "\t\n", ":42:1:", "tab"),
    "NUL": ("a: x\0y\n", ":1:5:", "U+0000"),
    "escaped NUL": ('a: "x\\0y"\n', ":1:1:", "U+0000"),
    "turned text": ('title: {nl: "a\\u202eb", en: x}\n', ":1:9:", "U+202E"),
    "half a character": ('a: "\\ud800"\n', ":1:1:", "U+D800"),
    "not UTF-8": (b"a: \xff\n", ":1:4:", "UTF-8"),
    "UTF-16": ("a: 1\n".encode("utf-16"), ":1:1:", "UTF-8"),
    "two documents": ("a: 1\n---\nb: 2\n", ":2:1:", "twee documenten"),
    "directive": ("%YAML 1.1\n---\na: 1\n", ":2:1:", "%"),
    "empty": ("", "x.yaml:", "leeg"),
    "only comments": ("# niets\n\n", "x.yaml:", "leeg"),
    "list": ("- a\n- b\n", ":1:1:", "een lijst"),
    "text": ("zomaar een zin\n", ":1:1:", "tekst"),
    "deep": ("a: " + "[" * 50, ":1:", "20 niveaus"),
    "very deep": ("[" * 200_000, ":1:", "20 niveaus"),
    "very deep groups": ("{a: " * 50_000, ":1:", "20 niveaus"),
    "many values": ("a: [" + "1, " * 30_000 + "1]\n", ":1:", "20000 waarden"),
    "too large": ("#" * (1 << 20) + "\na: 1\n", "x.yaml:", "1 MiB"),
    "long text": ("title: {nl: " + "x" * 2_001 + ", en: y}\n", ":1:9:", "2000 tekens"),
    "big integer": (put("seed: 7", "seed: 9007199254740993"), ":3:7:", "te groot"),
    "many digits": (put("seed: 7", "seed: " + "9" * 5_000), ":3:7:", "te groot"),
    "infinite float": (put("problems: 1.5", "problems: 1e999"), ":6:26:", "te groot"),
    "nan": (put("problems: 1.5", "problems: .nan"), ":6:26:", ".nan"),
    "inf": (put("problems: 1.5", "problems: -.inf"), ":6:26:", "-.inf"),
    "duplicate": (SMALL + "title: {nl: x, en: y}\n", ":42:1:", "staat er al, op regel 2"),
    "twins": (put("  Zuid:", "  noord: {citizens: 3}\n  Zuid:"), ":6:3:", "lijkt te veel op 'Noord'"),
    "number as key": (put("problems: 1.5", "problems: 1,5"), ":6:38:", "decimaal getal heeft een punt"),
    "true as key": (put("  Zuid:", "  true: {citizens: 3}\n  Zuid:"), ":6:3:", "tussen aanhalingstekens"),
    "list as key": ("? [a, b]\n: 1\n", ":1:3:", "een lijst"),
    "bare time": (put('"Mon-Sun 07:00-15:00"', "9:00"), ":29:13:", 'schrijf "09:00"'),
    "bare early time": (put('"Mon-Sun 07:00-15:00"', "07:30"), ":29:13:", 'schrijf "07:30"'),
    "quoted nonsense": (put('"Mon-Sun 07:00-15:00"', '"maandag"'), ":29:13:", "Ma-Vr 09:00-17:00"),
    "sexagesimal result": (put('"Mon-Sun 07:00-15:00"', "540"), ":29:13:", "540 is een getal"),
    "octal": (put("seed: 7", "seed: 017"), ":3:7:", "schrijf 17"),
    "hexadecimal": (put("seed: 7", "seed: 0x1F"), ":3:7:", "0x1F"),
    "thousands": (put("citizens: 4000", "citizens: 4.000"), ":5:11:", "schrijf 4000 of 4.0"),
    "comma": (put("  Zuid: {citizens: 6000, problems: 1.5}", "  Zuid:\n    citizens: 6000\n    problems: 1,5"), ":8:5:", "schrijf 1.5"),
    "underscores": (put("citizens: 4000", "citizens: 4_000"), ":5:11:", "is tekst"),
    "yes": (put("attention: true", "attention: yes"), ":20:7:", "true of false"),
    "no": (put("attention: true", "attention: no"), ":20:7:", "true of false"),
    "off": (put("attention: true", "attention: off"), ":20:7:", "true of false"),
    "yes/no as number": (put("seed: 7", "seed: true"), ":3:7:", "ja/nee"),
    "text as number": (put("seed: 7", "seed: '7'"), ":3:7:", "laat de aanhalingstekens weg"),
    "number as text": (put("nl: Proefdistrict", "nl: 2012"), ":2:9:", "2012 is een getal"),
    "float as integer": (put("seed: 7", "seed: 7.0"), ":3:7:", "schrijf 7"),
    "exponent as integer": (put("seed: 7", "seed: 1e3"), ":3:7:", "schrijf 1000"),
    "out of range": (put("replications: 4", "replications: 0"), ":3:16:", "van 1 tot en met 10000"),
    "unknown key": (put("replications: 4", "replicatons: 4"), ":3:16:", "bedoelt u 'replications'?"),
    "unknown group": (SMALL + "citizen: {}\n", ":42:1:", "bedoelt u 'citizens'?"),
    "missing": (put("title: {nl: Proefdistrict, en: Trial district}", "title: {nl: Proefdistrict}"), ":2:1: title.en:", "ontbreekt"),
    "empty value": (put("Noord: {citizens: 4000}", "Noord:"), ":5:3:", "hier staat niets"),
    "not a choice": (put("circle: disorder", "circle: disordr"), ":23:7:", "bedoelt u 'disorder'?"),
    "Dutch for never": (SMALL + "citizens: {belief_half_life: nooit}\n", ":42:12:", "schrijf never"),
    "text for a list": (put("[Zuid]", "Zuid"), ":36:13:", "een lijst van tekst"),
    "empty list": (put("beats: [Zuid]", "beats: []"), ":36:13:", "minstens 1"),
    "nobody's beat": (put("[Zuid]", "[Zuit]"), ":36:21:", "bedoelt u 'Zuid'?"),
    "name with a point": (put("  Zuid:", "  Zuid.Oost:"), ":6:3:", "kan geen naam zijn"),
    "name with a path": (put("  Zuid:", "  ../Zuid:"), ":6:3:", "kan geen naam zijn"),
    "name that is markup": (put("  Zuid:", "  '<b>Zuid':"), ":6:3:", "kan geen naam zijn"),
    "unclosed quote": (SMALL + "x: 'y\n", ":4", "niet afgesloten"),
    "unclosed bracket": (SMALL + "x: [1, 2\n", ":4", "houdt op"),
    "colon in text": (SMALL + "x: y: z\n", ":42:5:", "dubbele punt"),
    "crooked margin": (SMALL + "x: 1\n  y: 2\n", ":43:", "geen YAML"),
    "a crowd": (put("citizens: 4000", "citizens: 1000000000"), ":5:11:", "hoogstens 5000000"),
    "a bigger crowd": (put("citizens: 4000", "citizens: 1000000001"), ":5:11:", "van 1 tot en met 1000000000"),
    "replications": (put("replications: 4", "replications: 1000000000"), ":3:16:", "van 1 tot en met 10000"),
    "a million years": (put("weeks: 4}", "weeks: 52000000}"), ":3:51:", "van 1 tot en met 520"),
}


@pytest.mark.parametrize("name", TRAPS)
def test_a_trap_is_refused_with_its_place_and_a_reason(name: str, tmp_path: Path) -> None:
    """Every trap is refused within two seconds, and the message says where it stands and what is wrong."""
    text, place, reason = TRAPS[name]
    began = time.process_time()
    message = wrong(tmp_path, text).text("nl")
    assert time.process_time() - began < 2
    assert place in message, message
    assert reason in message, message


@pytest.mark.parametrize("name", TRAPS)
def test_a_message_is_short_and_in_both_languages(name: str, tmp_path: Path) -> None:
    """Messages have at most fifteen lines and differ between Dutch and English; no line is longer than three on a screen."""
    error = wrong(tmp_path, TRAPS[name][0])
    dutch, english = error.text("nl").splitlines(), error.text("en").splitlines()
    assert len(dutch) == len(english) <= MOST_LINES
    assert str(error) == "\n".join(dutch)
    assert all(one != other for one, other in zip(dutch, english, strict=True))
    assert max(map(len, dutch + english)) < 400


READ_AS_WRITTEN = {
    "Windows line ends": SMALL.replace("\n", "\r\n"),
    "byte order mark": "\ufeff" + SMALL,
    "document start": "---\n" + SMALL,
    "document end": SMALL + "...\n",
    "no newline at the end": SMALL.rstrip("\n"),
    "tab in a comment": SMALL + "#\tx\n",
    "Dutch days": SMALL.replace("Mon-Sun", "Ma-Zo"),
    "quoted keys": SMALL.replace("  Zuid:", '  "Zuid":'),
    "integer for a number": SMALL.replace("problems: 1.5", "problems: 2"),
    "exponent for a number": SMALL.replace("problems: 1.5", "problems: 1.5e0"),
    "word for no limit": SMALL + "citizens: {belief_half_life: never}\n",
    "NO as a name": SMALL.replace("Noord", "NO"),
    "no as a name": SMALL.replace("Noord", "no"),
    "accents": SMALL.replace("Noord", "Coöperatie-Één"),
    "country code as text": SMALL.replace("nl: Proefdistrict", "nl: off"),
}


@pytest.mark.parametrize("name", READ_AS_WRITTEN)
def test_what_is_clear_is_read(name: str, tmp_path: Path) -> None:
    """What can be read in one way only is read, and `no` or `off` is a name like any other."""
    file = tmp_path / "x.yaml"
    file.write_bytes(READ_AS_WRITTEN[name].encode("utf-8"))
    scenario = load(file).scenario
    assert scenario.run.seed == 7
    assert len(scenario.beats) == 2


def test_all_problems_are_reported_at_once(tmp_path: Path) -> None:
    """Three slips in three sections give three lines, in the order of the file."""
    text = put("seed: 7", "seed: x").replace("citizens: 4000", "citizens: 4000, hens: 3").replace("members: 12", "members: -1", 1)
    lines = wrong(tmp_path, text).text("nl").splitlines()
    assert [line.split(":")[1] for line in lines] == ["3", "5", "25"]


def test_many_problems_fit_on_a_screen(tmp_path: Path) -> None:
    """Fifty wrong keys are fifteen lines, the last of which says how many more there are."""
    text = SMALL + "citizens:\n" + "".join(f"  wrong{number}: 1\n" for number in range(50))
    lines = wrong(tmp_path, text).text("nl").splitlines()
    assert len(lines) == MOST_LINES
    assert "nog 36" in lines[-1]


@pytest.mark.parametrize("kind", ["nothing", "folder", "pipe"])
def test_what_is_no_file_is_not_waited_for(kind: str, tmp_path: Path) -> None:
    """A name without a file, a folder, and a pipe that never ends are refused at once as unreadable."""
    import os

    file = tmp_path / "x.yaml"
    if kind == "folder":
        file.mkdir()
    elif kind == "pipe":
        os.mkfifo(file)
    with pytest.raises(ScenarioError) as caught:
        load(file)
    assert caught.value.unreadable
