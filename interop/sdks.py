"""The same AWS calls through boto3 and through the AWS SDK for Java, with answers that can be compared."""

import json
import os
import subprocess
from datetime import datetime, timezone

import boto3
import botocore.session
from botocore import xform_name
from botocore.config import Config
from botocore.exceptions import ClientError

from processes import LOGS, ROOT, java

REGION = "eu-central-1"
# One attempt: a test wants to see the error, and not how it is healed.
ONE_ATTEMPT = Config(retries={"mode": "standard", "total_max_attempts": 1})


class Boto3:
    """AWS's Python client. It speaks awsJson 1.0 to CloudWatch unless told to speak another protocol that it knows."""

    def __init__(self, endpoint: str, cloudwatch_protocol: str | None = None, retries: Config = ONE_ATTEMPT):
        self.endpoint = endpoint
        self.retries = retries
        self.core = botocore.session.Session()
        if cloudwatch_protocol:
            self._speak(cloudwatch_protocol)

    def client(self, service: str, credentials: dict, region: str = REGION):
        return boto3.Session(botocore_session=self.core).client(
            service,
            endpoint_url=self.endpoint,
            region_name=region,
            aws_access_key_id=credentials["AccessKeyId"],
            aws_secret_access_key=credentials["SecretAccessKey"],
            aws_session_token=credentials.get("SessionToken"),
            config=self.retries,
        )

    def call(self, service: str, operation: str, credentials: dict, region: str = REGION, **arguments) -> dict:
        try:
            answer = getattr(self.client(service, credentials, region), xform_name(operation))(**arguments)
        except ClientError as error:
            details = error.response["Error"]
            status = error.response["ResponseMetadata"]["HTTPStatusCode"]
            return {"Error": {"Code": details["Code"], "Message": details["Message"], "Status": status}}
        del answer["ResponseMetadata"]
        return comparable(answer)

    def _speak(self, protocol: str):
        loader = self.core.get_component("data_loader")
        load = loader.load_service_model

        def load_with_one_protocol(service, type_name, *arguments, **named):
            model = load(service, type_name, *arguments, **named)
            if service == "cloudwatch" and type_name == "service-2":
                return model | {"metadata": model["metadata"] | {"protocol": protocol, "protocols": [protocol]}}
            return model

        loader.load_service_model = load_with_one_protocol


class JavaSdk:
    """The SDK that the services use, from the very jars that they ship with, driven by SdkAnswers.java."""

    def __init__(self, endpoint: str):
        jars = ROOT / "discovery-service" / "target" / "quarkus-app" / "lib"
        LOGS.mkdir(exist_ok=True)
        with (LOGS / "java-sdk.log").open("wb") as log:
            self.child = subprocess.Popen(
                [
                    java(),
                    "-cp",
                    os.pathsep.join(str(jars / part / "*") for part in ("main", "boot")),
                    str(ROOT / "interop" / "SdkAnswers.java"),
                    endpoint,
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )

    def call(self, service: str, operation: str, credentials: dict, region: str = REGION, **arguments) -> dict:
        question = {
            "service": service,
            "operation": operation,
            "region": region,
            "credentials": {key: value for key, value in credentials.items() if key != "Expiration"},
            "input": comparable(arguments, keep_empty=True),
        }
        self.child.stdin.write(json.dumps(question) + "\n")
        self.child.stdin.flush()
        line = self.child.stdout.readline()
        assert line, f"SdkAnswers.java ended: {(LOGS / 'java-sdk.log').read_text()[-3000:]}"
        return comparable(json.loads(line))

    def stop(self):
        self.child.stdin.close()
        self.child.wait(20)
        self.child.stdout.close()


def comparable(value, keep_empty: bool = False):
    """Times as text, and without what is empty: one SDK leaves an empty list out where the other shows it."""
    if isinstance(value, dict):
        cleaned = {key: comparable(element, keep_empty) for key, element in value.items()}
        return {key: element for key, element in cleaned.items() if keep_empty or element not in ([], {}, "", None)}
    if isinstance(value, list):
        return [comparable(element, keep_empty) for element in value]
    if isinstance(value, datetime):
        return value.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    return value
