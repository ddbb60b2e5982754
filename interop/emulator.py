"""MiniStack, an AWS emulator that is not ours. A 12-digit access key is the account that it names."""

import sys

from sdks import Boto3
from processes import Process, free_port

OUR_ACCOUNT = "111111111111"
CUSTOMER = "222222222222"


class Emulator:
    """
    evaluates_trust: whether it checks identities, role policies and trust policies (its AUTH), which it does not by default
    """

    def __init__(self, evaluates_trust: bool):
        port = free_port()
        self.endpoint = f"http://127.0.0.1:{port}"
        self.process = Process(
            "ministack" + ("-auth" if evaluates_trust else ""),
            [sys.executable, "-m", "ministack"],
            {"GATEWAY_PORT": str(port), "BIND_HOST": "127.0.0.1", "AUTH": str(evaluates_trust).lower()},
        ).wait_for(f"{self.endpoint}/_ministack/health")

    def customer(self, service: str):
        return Boto3(self.endpoint).client(service, credentials(CUSTOMER))


def credentials(account: str) -> dict:
    return {"AccessKeyId": account, "SecretAccessKey": "test"}
