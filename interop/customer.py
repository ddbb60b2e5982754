"""A customer's account in the simulator, with a role for Rolewatch and things that publish metrics."""

import json
from datetime import datetime, timedelta, timezone

from sdks import REGION
from simulator import VENDOR_ACCOUNT, Simulator, instant

ACCOUNT = "111122223333"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/Rolewatch"
EXTERNAL_ID = "4d0f2a3e-3f44-4f0e-9c0e-6f6a1d1c6b11"
QUEUES = 130
READ = ["cloudwatch:GetMetricData", "cloudwatch:ListMetrics", "tag:GetResources", "ec2:Describe*"]


def policy(actions: list[str]) -> dict:
    return {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": actions, "Resource": "*"}]}


def trust(external_id: str) -> dict:
    return {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"AWS": f"arn:aws:iam::{VENDOR_ACCOUNT}:root"},
                "Action": "sts:AssumeRole",
                "Condition": {"StringEquals": {"sts:ExternalId": external_id}},
            }
        ],
    }


def move_in(simulator: Simulator) -> None:
    simulator.post("/admin/reset")
    simulator.put(f"/admin/accounts/{ACCOUNT}", {"regions": [REGION, "us-east-1"]})
    make_role(simulator, "Rolewatch")
    simulator.put(f"/admin/accounts/{ACCOUNT}/regions/{REGION}/resources", resources())


def make_role(simulator: Simulator, name: str) -> str:
    simulator.put(
        f"/admin/accounts/{ACCOUNT}/roles/{name}",
        {"path": "/", "trustPolicy": trust(EXTERNAL_ID), "policies": {"read": policy(READ)}, "maxSessionDuration": "PT1H"},
    )
    return f"arn:aws:iam::{ACCOUNT}:role/{name}"


def resources() -> list[dict]:
    since = instant(datetime.now(timezone.utc) - timedelta(days=2))
    return [
        {
            "name": "instances",
            "count": 3,
            "namespace": "AWS/EC2",
            "dimensions": {"InstanceId": "i-{hex}"},
            "metrics": [
                {"name": "CPUUtilization", "period": 300, "unit": "Percent"},
                {"name": "NetworkIn", "period": 300, "unit": "Bytes"},
            ],
            "arn": f"arn:aws:ec2:{REGION}:{ACCOUNT}:instance/i-{{hex}}",
            "tags": {"Name": "web-{i}", "team": "shop & co"},
            "since": since,
            "attributes": {"type": "m7g.large", "state": "running", "zone": f"{REGION}a"},
        },
        {
            "name": "queues",
            "count": QUEUES,
            "namespace": "AWS/SQS",
            "dimensions": {"QueueName": "orders-{i}"},
            "metrics": [{"name": "NumberOfMessagesSent", "period": 60, "unit": "Count"}],
            "arn": f"arn:aws:sqs:{REGION}:{ACCOUNT}:orders-{{i}}",
            "tags": {"stage": "live"},
            "since": since,
        },
        {
            "name": "checkout",
            "namespace": "Shop/Checkout",
            "dimensions": {"Till": "north"},
            "metrics": [{"name": "Latency", "period": 60, "unit": "Milliseconds"}],
            "since": since,
        },
    ]


def session_policy(*actions: str) -> str:
    return json.dumps(policy(list(actions)))
