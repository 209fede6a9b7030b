"""Truths about the page's server: on this computer unless asked, with a link that cannot be guessed, for its own page only."""

from __future__ import annotations

import gzip
import http.client
import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sim.classroom.ground import Ground
from sim.classroom.trajectory import lines

from .serving import ROOT, Served, children, listening, run_path, served

LOOPBACK = "0100007F"
COUPLED = '[[2,{"coupling":[["C","wa-spoorwijk"]]}]]'
TRAPS = {
    "HOST": "0.0.0.0", "UVICORN_HOST": "0.0.0.0", "FLASK_DEBUG": "1", "DASH_DEBUG": "1", "FLASK_RUN_HOST": "0.0.0.0", "DEBUG": "1",
    "STARLETTE_DEBUG": "1", "FORWARDED_ALLOW_IPS": "*", "WEB_CONCURRENCY": "4",
}  # fmt: skip
"""What would open other servers up."""
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@pytest.fixture(scope="module")
def here(short_laak: Path) -> Iterator[Served]:
    """A server on this computer, in surroundings that would open others up."""
    with served(short_laak, **TRAPS) as found:
        yield found


@pytest.fixture(scope="module")
def room(short_laak: Path) -> Iterator[Served]:
    """A server as for a whole room, at an address that happens to be this computer's own."""
    with served(short_laak, "--host", "127.0.0.2") as found:
        yield found


@linux_only
def test_it_listens_on_this_computer_only(here: Served) -> None:
    """Whatever the environment says, nobody outside this computer can reach it; its workers listen nowhere."""
    here.ask(run_path("[]", 1))
    assert len(children(here.process.pid)) >= 1
    assert listening(here.process.pid) == [LOOPBACK]


@linux_only
def test_for_a_room_it_listens_where_it_was_asked(room: Served) -> None:
    """The look at sockets can see another address, and with --host there is one."""
    assert listening(room.process.pid) == ["0200007F"]
    assert len(room.path.strip("/")) == 12


def test_the_page_and_the_command_line_tell_the_same_bytes(here: Served, ground: Ground) -> None:
    """What the server sends for a seed and moves is what the run tells, packed or not, the first time and from memory."""
    expected = b"".join(lines(ground, ground.schedule(3, 6, COUPLED)))
    for _ in range(2):
        status, body, headers = here.ask(run_path(COUPLED, seed=3))
        assert (status, body) == (200, expected)
        status, body, headers = here.ask(run_path(COUPLED, seed=3), accept_encoding="gzip")
        assert headers["content-encoding"] == "gzip"
        assert gzip.decompress(body) == expected
        assert len(body) < len(expected) / 3
    dashed = b"".join(lines(ground, ground.schedule(3, 6, COUPLED), reference=True))
    assert here.ask(run_path(COUPLED, seed=3, more="&reference=1"))[1] == dashed != expected


def test_many_worlds_come_one_by_one(here: Served) -> None:
    """For each seed one line with the difference that the moves made; without a move there is none."""
    status, body, _ = here.ask(run_path(COUPLED).replace("api/run", "api/worlds") + "&n=3")
    worlds = [json.loads(line) for line in body.splitlines()]
    assert status == 200
    assert [world["seed"] for world in worlds] == [1, 2, 3]
    assert all(len(values) == 3 for world in worlds for values in world["difference"].values())
    assert any(value for world in worlds for values in world["difference"].values() for value in values)
    still = here.ask(run_path("[]").replace("api/run", "api/worlds") + "&n=1")[1]
    assert {value for values in json.loads(still)["difference"].values() for value in values} <= {0, None}


def test_a_person_and_a_case_are_explained_in_both_languages(here: Served) -> None:
    """Whoever clicks a person or a case reads sentences: in Dutch, or in English."""
    head, *weeks = (json.loads(line) for line in here.ask(run_path(COUPLED))[1].splitlines())
    about = run_path(COUPLED)[len("api/run") :]
    problem = next(
        f"{head['beats'][one[4]]['id']}/{one[5]}"
        for week in weeks[:-1]
        for one in week["happenings"]
        if one[1] == "problem" and one[6] == "signalled"
    )
    said = {}
    for language in ("nl", "en"):
        person = json.loads(here.ask(f"api/person{about}&id=wa-spoorwijk&week=4&lang={language}")[1])
        assert person["ties"] == sorted(person["ties"], key=lambda tie: (-tie[1], tie[0]))
        case = json.loads(here.ask(f"api/case{about}&id={problem}&lang={language}")[1])
        assert case["events"]
        assert [event[0] for event in case["events"]] == sorted(event[0] for event in case["events"])
        said[language] = [*person["why"], *case["why"]]
        assert all(sentence.endswith(".") for sentence in said[language])
    assert not set(said["nl"]) & set(said["en"])
    assert here.ask(f"api/person{about}&id=nobody")[0] == 400
    assert here.ask(f"api/case{about}&id=nowhere/family/1")[0] == 400


def test_the_district_is_told_in_both_languages(here: Served) -> None:
    """Levers, squads, officers and beats, each with a name."""
    dutch, english = (json.loads(here.ask(f"api/district?lang={language}")[1]) for language in ("nl", "en"))
    assert [lever["id"] for lever in dutch["levers"]] == [lever["id"] for lever in english["levers"]]
    assert dutch["levers"][0]["name"] == "Koppeling"
    assert english["levers"][0]["name"] == "Coupling"
    assert len(dutch["officers"]) == len(dutch["beats"]) == 9


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "", "127.0.0.1:x", "[::1", "10.0.0.9", "127.0.0.1, a"]
)
def test_another_name_is_refused(here: Served, host: str) -> None:
    """A page elsewhere that has its own name point at this computer gets nothing."""
    assert here.ask("api/district", Host=host)[0] == 400


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_its_own_names_are_let_in(here: Served, host: str) -> None:
    """However this computer is called, with or without a port."""
    assert here.ask("api/district", Host=host)[0] == 200
    assert here.ask("api/district", Host=f"{host}:{here.port}", Origin=f"http://{host}:{here.port}")[0] == 200


def test_two_names_at_once_are_refused(here: Served) -> None:
    """A request that gives two addresses is no request of a browser."""
    with socket.create_connection((here.host, here.port), 10) as line:
        line.sendall(b"GET /api/district HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
        assert line.recv(64).startswith((b"HTTP/1.1 400", b"HTTP/1.1 4"))


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"}, {"Origin": "null"}, {"Origin": "https://localhost"}, {"Origin": "http://localhost:1"},
        {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "cors"}, {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors"},
    ],
)  # fmt: skip
def test_another_page_may_not_ask(here: Served, headers: dict[str, str]) -> None:
    """Scripts of pages elsewhere are refused; a link that somebody follows is not."""
    assert here.ask("api/district", **headers)[0] == 403
    assert here.ask("api/district", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate")[0] == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW"])
def test_there_is_nothing_to_send(here: Served, method: str) -> None:
    """Nothing can be changed or uploaded: every method but looking is refused."""
    status, body, _ = here.ask("api/run", method)
    assert 400 <= status < 500
    assert b"Traceback" not in body


def test_in_a_room_nothing_is_to_be_had_without_the_link(room: Served) -> None:
    """Whoever knows only the address, or guesses, gets neither the page nor a run; with the link the page, the code and a run."""
    for path in ("/", "/api/district", "/join", f"{room.path[:-2]}x/api/district", room.path.rstrip("/"), f"{room.path.lower()}x"):
        asking = http.client.HTTPConnection(room.host, room.port, timeout=20)
        asking.request("GET", path)
        assert asking.getresponse().status == 404
        asking.close()
    assert room.ask("api/district")[0] == 200
    assert room.ask("api/district", Host="school.example")[0] == 400
    status, page, _ = room.ask("join")
    assert status == 200
    assert b"<svg" in page
    assert room.path.encode() in page


def test_every_answer_forbids_what_it_does_not_need(here: Served) -> None:
    """No script but its own, no frame, no cookie, no referrer, nothing kept by a browser, no name of the software."""
    for path in ("api/district", "api/run?weeks=1", "nothing", "api/run?moves=x"):
        headers = here.ask(path)[2]
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"
        assert headers["referrer-policy"] == "no-referrer"
        assert "set-cookie" not in headers
        assert "server" not in headers


def malformed() -> list[tuple[str, str]]:
    """Three hundred requests that nobody means."""
    values = [
        "", "x", "-1", "1e9", "9" * 400, "%00", "%ff%fe", "null", "[", "{}", "[[]]", "[[0,{}]]", '[[0,{"__class__":1}]]',
        "../../etc/passwd", "<script>", "%0d%0aSet-Cookie:a=b", "NaN", '[[1,{"coupling":' + "[" * 200 + "]}]]", "true", "١",
    ]  # fmt: skip
    whats, names = ("run", "person", "case", "worlds"), ("seed", "moves", "n")
    asked = [
        ("GET", f"api/{what}?weeks=1&{name}={value}{'' if name == 'n' else '&n=1'}") for value in values for what in whats for name in names
    ]
    paths = ("api", "api/", "api/run/", "..%2f..%2fetc/passwd", "%2e%2e/%2e%2e/", "page.css/../../x", "a" * 4000)
    asked += [("GET", path) for path in paths]
    asked += [("GET", f"api/run?weeks={value}") for value in values if value]
    asked += [(method, "api/run") for method in ("POST", "PUT", "DELETE", "HEAD", "OPTIONS") for _ in range(6)]
    return asked


def test_nonsense_is_answered_calmly_and_tells_nothing(here: Served) -> None:
    """Three hundred malformed requests: never a fault of the server, never a trace, a path or a name of a module in the answer."""
    asked = malformed()
    assert len(asked) >= 290
    for method, path in asked:
        quoted = "".join(
            letter if letter in "%" or (letter.isascii() and letter not in ' "<>{}[]') else f"%{ord(letter) % 256:02x}" for letter in path
        )
        status, body, headers = here.ask(quoted, method, timeout=60)
        assert status < 500, (path, body[:200])
        assert not any(word in body for word in (b"Traceback", b'File "', b"/sim/", b"site-packages", str(ROOT).encode())), path
        assert "set-cookie" not in headers


def test_lines_that_are_no_request_do_it_no_harm(here: Served) -> None:
    """Bytes that are no HTTP, endless headers, and a visitor who says nothing: the next one is served as if nothing had happened."""
    for rubbish in (b"\x16\x03\x01\x02\x00\x01\x00", b"GET\r\n\r\n", b"GET / HTTP/1.1\r\nX: " + b"a" * 70000, b"\0" * 100):
        with socket.create_connection((here.host, here.port), 10) as line:
            line.sendall(rubbish)
            line.settimeout(0.3)
            try:
                assert b"Traceback" not in line.recv(4096)
            except TimeoutError:
                pass
            except ConnectionError:
                pass
    assert here.ask("api/district")[0] == 200


def test_a_visitor_may_not_ask_for_everything_at_once(here: Served) -> None:
    """More than six questions of one visitor at a time are refused, in words; another visitor is served meanwhile."""
    lines_out = []
    for seed in range(40, 52):
        line = http.client.HTTPConnection(here.host, here.port, timeout=60, source_address=("127.0.0.3", 0))
        line.request("GET", "/" + run_path("[]", 52, seed))
        lines_out.append(line)
    refused = [line.getresponse().status for line in lines_out[6:]]
    assert refused == [429] * 6
    for line in lines_out:
        line.close()  # and all six runs are broken off
    began = time.monotonic()
    assert here.ask(run_path("[]", 1, 77), source="127.0.0.4")[0] == 200
    assert time.monotonic() - began < 30


def test_ctrl_c_ends_it_and_its_workers(short_laak: Path) -> None:
    """A lecturer who presses Ctrl-C while a run goes on has his terminal back in seconds, without a trace, and no process is left."""
    with served(short_laak) as found:
        found.ask(run_path("[]", 1))
        workers = children(found.process.pid) if sys.platform == "linux" else []
        line = http.client.HTTPConnection(found.host, found.port, timeout=20)
        line.request("GET", "/" + run_path("[]", 52, 9))
        time.sleep(0.3)
        found.process.send_signal(signal.SIGINT)
        said, _ = found.process.communicate(timeout=20)
        assert found.process.returncode == 0
        assert "Traceback" not in said
        line.close()
        deadline = time.monotonic() + 5
        while any(Path(f"/proc/{worker}").exists() for worker in workers) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert not any(Path(f"/proc/{worker}").exists() for worker in workers)


@pytest.mark.parametrize(
    ("words", "code", "reason"),
    [
        (["klas", "--prot", "1"], 2, "--port"),
        (["klas", "--port", "99999"], 2, "65535"),
        (["klas", "nowhere.yaml"], 4, "is er niet"),
        (["class", "--lang", "en", "--moves", "[[2,{\"cuopling\":\"all\"}]]"], 2, "did you mean coupling"),
        (["klas", "--host", "192.0.2.77"], 4, "--host"),
    ],
)  # fmt: skip
def test_slips_at_the_front_door_are_explained(words: list[str], code: int, reason: str) -> None:
    """A wrong option, a file that is not there, an address that is not this computer's: one line says what is meant, never a trace."""
    said = subprocess.run([sys.executable, str(ROOT / "run.py"), *words], capture_output=True, text=True, timeout=60, check=False)
    assert said.returncode == code, said.stderr
    assert reason in said.stderr
    assert "Traceback" not in said.stderr


def test_a_port_that_is_taken_is_said(here: Served, short_laak: Path) -> None:
    """Two servers at one port: the second says so and ends."""
    command = [sys.executable, str(ROOT / "run.py"), "klas", str(short_laak), "--port", str(here.port)]
    said = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert said.returncode == 4
    assert str(here.port) in said.stderr
