"""The API answers as its OpenAPI document says, whatever it is sent: schemathesis makes the requests."""

import os
import subprocess
import sys

import pytest

from processes import LOGS
from rolewatch import Rolewatch

FUZZING_SECONDS = 150
CHECKS = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "missing_required_header",
    "unsupported_method",
    "ignored_auth",
]


@pytest.fixture(scope="module")
def rolewatch():
    """account-service and the servers that it needs, without a limit on rates."""
    settings = {"ROLEWATCH_API_REQUESTS_PER_SECOND": "100000", "ROLEWATCH_API_BURST": "100000"}
    settings |= {"QUARKUS_OIDC_CONSOLE_CLIENT_ID": "rolewatch-console", "QUARKUS_OIDC_CONSOLE_CREDENTIALS_SECRET": "unused"}
    system = Rolewatch("http://127.0.0.1:1", trust_evaluated=False, names=["account-service"], more=settings)
    yield system
    system.stop()


def test_every_answer_is_one_that_the_document_describes(rolewatch):
    report = LOGS / "schemathesis.log"
    command = [
        sys.executable,
        *("-m", "schemathesis.cli", "run", rolewatch.api + "/q/openapi?format=json"),
        *("--url", rolewatch.api, "--header", f"Authorization: Bearer {rolewatch.token()}"),
        *("--checks", ",".join(CHECKS), "--phases", "examples,coverage,fuzzing"),
        *("--max-time", str(FUZZING_SECONDS), "--workers", "1", "--continue-on-failure", "--seed", "1"),
        *("--request-timeout", "20", "--warnings", "off", "--no-color"),
        # A stream of events has no end that could be waited for.
        *("--exclude-path-regex", "/events$"),
    ]
    with report.open("wb") as output:
        ended = subprocess.run(
            command, cwd=LOGS, stdout=output, stderr=subprocess.STDOUT, timeout=FUZZING_SECONDS + 120, env=os.environ | {"NO_COLOR": "1"}
        )
    assert ended.returncode == 0, f"The end of {report}:\n" + report.read_text(errors="replace")[-6000:]
