"""Starts the programs that the tests talk to, and stops them."""

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOGS = Path(__file__).resolve().parent / ".logs"
START_SECONDS = 120
STOP_SECONDS = 20
# The settings of whoever runs the tests must not leak into what is tested.
NOT_INHERITED = ("AWS_", "QUARKUS_", "KAFKA_", "ROLEWATCH_")
NO_AWS_FILES = {"AWS_CONFIG_FILE": os.devnull, "AWS_SHARED_CREDENTIALS_FILE": os.devnull}


def java() -> str:
    home = os.environ.get("JAVA_HOME")
    return str(Path(home) / "bin" / "java") if home else "java"


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def http_status(url: str) -> int:
    """The HTTP status of a GET; 0 while nothing answers."""
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


def wait_until(condition, what: str, seconds: float, pause: float = 0.5, diagnosis=lambda: ""):
    """The first truthy value of condition(); fails with what was awaited, and the diagnosis."""
    deadline = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > deadline:
            raise AssertionError(f"after {seconds:.0f} s still not: {what}. {diagnosis()}")
        time.sleep(pause)


class Process:
    """One child process whose output goes to interop/.logs/<name>.log."""

    def __init__(self, name: str, command: list[str], environment: dict[str, str]):
        LOGS.mkdir(exist_ok=True)
        self.name = name
        self.log = LOGS / f"{name}.log"
        inherited = {key: value for key, value in os.environ.items() if not key.startswith(NOT_INHERITED)}
        with self.log.open("wb") as output:
            self.child = subprocess.Popen(
                command, env=inherited | NO_AWS_FILES | environment, stdin=subprocess.PIPE, stdout=output, stderr=subprocess.STDOUT
            )

    def wait_for(self, url: str) -> "Process":
        """Returns when the URL answers 200."""

        def ready():
            if self.child.poll() is not None:
                raise AssertionError(f"{self.name} ended with {self.child.returncode}: {self.tail()}")
            return http_status(url) == 200

        wait_until(ready, f"{self.name} answers on {url}", START_SECONDS, diagnosis=self.tail)
        return self

    def tail(self) -> str:
        return f"The end of {self.log}:\n" + self.log.read_text(errors="replace")[-3000:]

    def stop(self):
        self.child.stdin.close()
        if self.child.poll() is None:
            self.child.send_signal(signal.SIGTERM)
            try:
                self.child.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self.child.kill()
                self.child.wait()
