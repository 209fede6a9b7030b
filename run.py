#!/usr/bin/env python3
"""The front door: `python3 run.py scenarios/koppeling.yaml` runs a scenario, `python3 run.py test` runs the tests.

The first time it makes a folder `.venv` beside itself, with the packages of `requirements.txt` in it, and after that
it uses that folder. It touches nothing outside this folder and needs nothing but Python 3.11 or later. It steps aside
when the packages are already there, or when DISTRICT_NO_SETUP=1 says so. Written for old Pythons too, so that they
can be told in words that they are too old. What only the first start needs is imported there: every start after it should be quick.
"""

import os
import sys
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
NEEDED = (
    "mesa", "numpy", "pandas", "plotly", "scipy", "networkx", "pydantic", "ruamel.yaml", "jinja2", "joblib",
    "starlette", "uvicorn", "segno", "xlsxwriter",
)
NEEDED_FOR_TESTS = ("pytest", "xdist", "hypothesis", "simpy", "playwright", "axe_playwright_python", "openpyxl", "distributed")
OLDEST = (3, 11)
STOPPED, NO_ACCESS = 130, 4
LOCKS: list = []


def main() -> int:
    """Make sure the packages are there, in this Python or in `.venv`, and go in."""
    if sys.version_info < OLDEST:
        tell(
            "Dit programma heeft Python {0}.{1} of nieuwer nodig; dit is Python {2}.{3}. / "
            "This program needs Python {0}.{1} or later; this is Python {2}.{3}.".format(*OLDEST, *sys.version_info[:2])
        )
        return NO_ACCESS
    # NumPy would set memory apart for every core; what is worked out here is too small for more than one.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    tests = sys.argv[1:2] == ["test"]
    if not ready(tests):
        try:
            set_up(tests)
        except KeyboardInterrupt:
            tell("Gestopt; de volgende keer begint het klaarzetten opnieuw. / Stopped; preparing starts again next time.")
            return STOPPED
        except OSError as error:
            tell(
                f"De pakketten konden niet worden klaargezet ({reason(error)}). Is er verbinding, en mag hier worden geschreven? / "
                f"The packages could not be prepared ({reason(error)}). Is there a connection, and may this folder be written?"
            )
            return NO_ACCESS
        return go_on_in_venv()
    if str(HERE) not in sys.path:
        sys.path.insert(0, str(HERE))
    try:
        from sim.command_line import main as go_in
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "sim":
            raise
        tell(
            f"Het pakket {error.name} ontbreekt. Haal de map .venv weg en start opnieuw. / "
            f"The package {error.name} is missing. Remove the folder .venv and start again."
        )
        return NO_ACCESS
    return go_in(sys.argv[1:])


def ready(tests: bool) -> bool:
    """Whether this Python has everything already, without importing any of it."""
    if os.environ.get("DISTRICT_NO_SETUP") == "1":
        return True
    if in_venv() and stamp(tests).exists():
        return up_to_date(tests)
    return all(there(name) for name in NEEDED + (NEEDED_FOR_TESTS if tests else ()))


def there(name: str) -> bool:
    """Whether a package can be imported."""
    try:
        return find_spec(name) is not None
    except ImportError:
        return False


def in_venv() -> bool:
    """Whether this Python is the one in `.venv`."""
    return Path(sys.prefix).resolve() == VENV.resolve()


def wanted(tests: bool) -> Path:
    """The list of packages: of the program, or of the program and its tests."""
    return HERE / ("requirements-test.txt" if tests else "requirements.txt")


def stamp(tests: bool) -> Path:
    """The file in `.venv` that says which list of packages was installed to the end."""
    return VENV / ("installed-test" if tests else "installed")


def fingerprint(tests: bool) -> str:
    """A list of packages, in short."""
    import hashlib

    return hashlib.sha256(wanted(tests).read_bytes()).hexdigest()


def up_to_date(tests: bool) -> bool:
    """Whether `.venv` holds this very list."""
    try:
        return PYTHON.exists() and stamp(tests).read_text(encoding="ascii") == fingerprint(tests)
    except (OSError, UnicodeDecodeError):
        return False


def set_up(tests: bool) -> None:
    """Install what is wanted in `.venv`; two starts at once wait for each other, a broken-off start is done again."""
    if up_to_date(tests):
        return
    tell(
        "Eenmalig klaarzetten van de pakketten in .venv (ongeveer een halve minuut) … / "
        "Preparing the packages in .venv, once (about half a minute) …"
    )
    VENV.mkdir(exist_ok=True)
    with only_one_at_a_time(VENV / "lock"):
        if up_to_date(tests):
            return
        busy = VENV / "busy"
        if busy.exists():
            clear()
        busy.write_text("An installation is going on, or was broken off.\n", encoding="ascii")
        if not PYTHON.exists():
            call([base_python(), "-m", "venv", "--without-pip", str(VENV)])
        install(wanted(tests))
        compile_all()
        for which in (False, True) if tests else (False,):
            stamp(which).write_text(fingerprint(which), encoding="ascii")
        busy.unlink()


def clear() -> None:
    """Empty `.venv`, but for the lock that is held."""
    import shutil

    for part in VENV.iterdir():
        if part.name == "lock":
            continue
        if part.is_dir() and not part.is_symlink():
            shutil.rmtree(part)
        else:
            part.unlink()


def base_python() -> str:
    """The Python outside any virtual environment, which is there even when `.venv` is emptied."""
    return getattr(sys, "_base_executable", None) or sys.executable


def install(listed: Path) -> None:
    """Install a list with its checksums: with uv if it is there, else with the pip of this Python, else with pip from Python itself."""
    from shutil import which

    uv = which("uv")
    checked = ["--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", str(listed)]
    if uv:
        call([uv, "pip", "install", "-q", "--no-cache", "--python", str(PYTHON), *checked])
        return
    pip = ["install", "-qq", "--no-cache-dir", "--no-compile", "--disable-pip-version-check", "--no-input", *checked]
    if recent_pip():
        call([base_python(), "-m", "pip", "--python", str(PYTHON), *pip])
    else:
        call([str(PYTHON), "-m", "ensurepip", "--default-pip"])
        call([str(PYTHON), "-m", "pip", *pip])


def recent_pip() -> bool:
    """Whether the pip outside `.venv` can install into it (22.3 or later)."""
    import subprocess

    said = subprocess.run([base_python(), "-m", "pip", "--version"], capture_output=True, text=True, env=surroundings(), check=False)
    words = said.stdout.split()
    try:
        return said.returncode == 0 and tuple(int(part) for part in words[1].split(".")[:2]) >= (22, 3)
    except (IndexError, ValueError):
        return False


def compile_all() -> None:
    """Compile what is imported at every start, also where Python was told not to; a start is slow otherwise."""
    libraries = [str(path) for path in (*VENV.glob("lib/python*/site-packages"), *VENV.glob("Lib/site-packages"))]
    skipped = r"[\\/](tests?|examples)[\\/]"
    call([str(PYTHON), "-m", "compileall", "-q", "-j", "0", "-x", skipped, *libraries, str(HERE / "sim")], check=False)


def call(command: list, check: bool = True) -> None:
    """Run one step of the installation, free from settings that would send the packages elsewhere. Raises OSError if it fails."""
    import subprocess

    # The step holds the lock too: if this process is killed, the next start waits until the step has ended.
    keep = {} if os.name == "nt" else {"pass_fds": tuple(LOCKS)}
    ended = subprocess.run(command, check=False, env=surroundings(), stdin=subprocess.DEVNULL, stdout=sys.stderr, cwd=str(HERE), **keep)
    if check and ended.returncode:
        raise OSError(f"{Path(command[0]).name} -> {ended.returncode}")


def surroundings() -> dict:
    """The environment without what would point an installation outside `.venv`."""
    strange = ("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_REQUIRE_VIRTUALENV", "PIP_PYTHON", "PYTHONHOME", "PYTHONPATH")
    return {name: value for name, value in os.environ.items() if name not in strange}


@contextmanager
def only_one_at_a_time(path: Path):
    """Hold a lock that the system lets go of by itself when this process, and the step it takes, end in any way."""
    with open(path, "a+", encoding="ascii") as file:
        if os.name == "nt":
            import msvcrt
            import time

            while True:
                try:
                    msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
                    break
                except OSError:
                    time.sleep(0.5)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
            LOCKS.append(file.fileno())
        try:
            yield
        finally:
            LOCKS.clear()


def go_on_in_venv() -> int:
    """Start again with the Python in `.venv`, once."""
    command = [str(PYTHON), str(HERE / "run.py"), *sys.argv[1:]]
    surrounding = dict(os.environ, DISTRICT_NO_SETUP="1")
    if os.name != "nt":
        sys.stdout.flush()
        os.execve(command[0], command, surrounding)
    import subprocess

    with subprocess.Popen(command, env=surrounding) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:  # the other one got it too, and ends in its own way
                continue


def reason(error: BaseException) -> str:
    """An error in a few words."""
    return getattr(error, "strerror", None) or str(error)


def tell(text: str) -> None:
    """One line for the person who started this."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(STOPPED)
