"""The AWS simulator of the project: its process, and its admin API."""

import json
import urllib.parse
import urllib.request
from datetime import datetime

from processes import ROOT, Process, free_port, java

VENDOR_ACCOUNT = "999988887777"
VENDOR_KEY = {
    "AccessKeyId": "AKIAROLEWATCHLOCAL01",
    "SecretAccessKey": "local/simulator/secret/of/no/other/use00",
}


class Simulator:
    def __init__(self):
        port = free_port()
        self.endpoint = f"http://127.0.0.1:{port}"
        self.process = Process(
            "aws-simulator",
            [java(), "-jar", str(ROOT / "aws-simulator" / "target" / "aws-simulator.jar")],
            {"SIMULATOR_HOST": "127.0.0.1", "SIMULATOR_PORT": str(port)},
        ).wait_for(f"{self.endpoint}/admin/health")

    def put(self, path: str, body) -> None:
        self._send("PUT", path, body)

    def post(self, path: str, body=None) -> None:
        self._send("POST", path, body)

    def delete(self, path: str) -> None:
        self._send("DELETE", path)

    def truth(self, account: str, start: datetime, end: datetime, **query: str) -> list[dict]:
        """What every series of the account finally says; see TruthQuery."""
        parameters = urllib.parse.urlencode({"from": instant(start), "to": instant(end), **query})
        lines = self._send("GET", f"/admin/accounts/{account}/truth?{parameters}").splitlines()
        return [json.loads(line) for line in lines]

    def _send(self, method: str, path: str, body=None) -> str:
        request = urllib.request.Request(
            self.endpoint + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"content-type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.read().decode()


def instant(time: datetime) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")
