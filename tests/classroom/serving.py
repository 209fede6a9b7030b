"""The page's server as tests start it: a process of its own, at a free port, that ends with the test."""

from __future__ import annotations

import http.client
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Served:
    """A server that is there."""

    process: subprocess.Popen[str]
    host: str
    port: int
    path: str

    def ask(
        self, path: str, method: str = "GET", source: str = "127.0.0.1", timeout: float = 60.0, **headers: str
    ) -> tuple[int, bytes, http.client.HTTPMessage]:
        """Ask for something below the page's own path: status, body and headers. `source` is whom the visitor is."""
        asking = http.client.HTTPConnection(self.host, self.port, timeout=timeout, source_address=(source, 0))
        try:
            asking.request(method, self.path + path, headers={name.replace("_", "-"): value for name, value in headers.items()})
            answer = asking.getresponse()
            return answer.status, answer.read(), answer.headers
        finally:
            asking.close()


@contextmanager
def served(scenario: Path, *words: str, **surroundings: str) -> Iterator[Served]:
    """A server for this scenario."""
    command = [sys.executable, str(ROOT / "run.py"), "klas", str(scenario), "--port", "0", *words]
    environment = {**os.environ, "DISTRICT_NO_SETUP": "1", **surroundings}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        assert process.stdout is not None
        first = process.stdout.readline()
        found = re.search(r"http://([\d.]+):(\d+)(/\S*)", first)
        assert found, first + process.stdout.read()
        yield Served(process, found[1], int(found[2]), found[3])
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def run_path(moves: str, weeks: int = 6, seed: int = 1, more: str = "") -> str:
    """The address of a run."""
    return f"api/run?seed={seed}&weeks={weeks}&moves={quote(moves)}{more}"


def children(pid: int) -> list[int]:
    """The processes that a process started (Linux)."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            after_name = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(after_name[1]) == pid:
            found.append(int(folder.name))
    return found


def listening(pid: int) -> list[str]:
    """The addresses at which a process and those it started listen (Linux), as the kernel writes them: 0100007F is 127.0.0.1."""
    inodes = set()
    for one in (pid, *children(pid)):
        for link in Path(f"/proc/{one}/fd").iterdir():
            try:
                target = os.readlink(link)
            except OSError:
                continue
            if target.startswith("socket:["):
                inodes.add(target[8:-1])
    found = []
    for table in ("tcp", "tcp6", "udp", "udp6"):
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]:
            fields = line.split()
            if fields[9] in inodes and (table.startswith("udp") or fields[3] == "0A"):
                found.append(fields[1].partition(":")[0])
    return sorted(found)
