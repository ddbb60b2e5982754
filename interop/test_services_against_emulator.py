"""The four services against an AWS emulator that is not ours: what boto3 put into it appears on the topic."""

import json
from datetime import datetime, timedelta, timezone

import pytest

from emulator import CUSTOMER, Emulator
from processes import wait_until
from rolewatch import MetricsTopic, Rolewatch

PATIENCE_SECONDS = 180
SHOP = ("Shop/Checkout", "Latency", "Milliseconds", {"Till": "north"})
QUEUE = ("AWS/SQS", "NumberOfMessagesSent", "Count", {"QueueName": "orders"})


@pytest.fixture(params=[False, True], ids=["trust not evaluated", "trust evaluated"], scope="module")
def emulator(request):
    emulator = Emulator(evaluates_trust=request.param)
    emulator.evaluates_trust = request.param
    yield emulator
    emulator.process.stop()


@pytest.fixture(scope="module")
def rolewatch(emulator):
    rolewatch = Rolewatch(emulator.endpoint, trust_evaluated=emulator.evaluates_trust)
    yield rolewatch
    rolewatch.stop()


@pytest.fixture
def topic(rolewatch):
    topic = MetricsTopic(rolewatch.bootstrap)
    yield topic
    topic.close()


def test_metrics_that_boto3_put_into_the_emulator_appear_on_the_topic(emulator, rolewatch, topic):
    instance = move_in(emulator)
    cpu = ("AWS/EC2", "CPUUtilization", "Percent", {"InstanceId": instance})
    put = put_metrics(emulator.customer("cloudwatch"), [SHOP, cpu, QUEUE])

    account = rolewatch.request("POST", "/accounts", {"name": "Shop", "customNamespaces": [SHOP[0]]})
    role = create_role(emulator.customer("iam"), account)
    rolewatch.request("PUT", f"/accounts/{account['id']}/role", {"roleArn": role})

    def settled():
        record = rolewatch.request("GET", f"/accounts/{account['id']}")
        return record if record["state"] not in ("PENDING", "VERIFYING") else None

    record = wait_until(settled, "the role is judged", 60, diagnosis=rolewatch.log_tails)
    assert record["state"] == "ACTIVE", record
    assert record["awsAccountId"] == CUSTOMER
    assert has_warning(record) != emulator.evaluates_trust, record["warnings"]

    def missing():
        return {place: values for place, values in put.items() if topic.poll().get(place) != values}

    wait_until(
        lambda: not missing(),
        "all points that were put are on the topic",
        PATIENCE_SECONDS,
        diagnosis=lambda: f"Missing or different: {missing()}, seen: {topic.points}. {rolewatch.log_tails()}",
    )
    assert set(topic.points) == set(put), "nothing is on the topic that was not put"

    def read():
        record = rolewatch.request("GET", f"/accounts/{account['id']}")
        return record if record["lastReadAt"] and record["resources"] else None

    wait_until(read, "the account's record says when it was read", 60)
    found = rolewatch.request("GET", f"/accounts/{account['id']}/resources")["resources"]
    read_ones = {(resource["namespace"], *resource["dimensions"].values()) for resource in found if resource["metrics"]}
    assert read_ones == {(namespace, *dimensions.values()) for namespace, _, _, dimensions in [SHOP, cpu, QUEUE]}


def move_in(emulator) -> str:
    """Makes the queue and an instance, for metrics of what is not there are not read; returns the instance's id."""
    emulator.customer("sqs").create_queue(QueueName="orders")
    run = emulator.customer("ec2").run_instances(ImageId="ami-0123456789abcdef0", MinCount=1, MaxCount=1)
    return run["Instances"][0]["InstanceId"]


def put_metrics(cloudwatch, metrics: list[tuple]) -> dict:
    """Puts points of the last 20 minutes; returns them in the form of MetricsTopic.poll."""
    put = {}
    minute = datetime.now(timezone.utc).replace(second=0, microsecond=0)
    # Periods of 5 minutes, each with its points at its start: the same points whether read by 1 or by 5 minutes.
    last = minute - timedelta(minutes=minute.minute % 5 + 10)
    for series, (namespace, metric, unit, dimensions) in enumerate(metrics):
        for number in range(3):
            time = last - timedelta(minutes=5 * number)
            low, high = 1.5 + series + number, 20.25 + series + number
            cloudwatch.put_metric_data(
                Namespace=namespace,
                MetricData=[
                    {
                        "MetricName": metric,
                        "Dimensions": [{"Name": name, "Value": value} for name, value in dimensions.items()],
                        "Timestamp": time,
                        "Unit": unit,
                        "Values": [low, high],
                        "Counts": [1, 2],
                    }
                ],
            )
            place = (namespace, metric, tuple(sorted(dimensions.items())), int(time.timestamp()))
            put[place] = (3, low + 2 * high, low, high)
    return put


def create_role(iam, account: dict) -> str:
    """Plays the customer's part, with the two policies that Rolewatch handed out."""
    role = iam.create_role(RoleName="Rolewatch", AssumeRolePolicyDocument=json.dumps(account["trustPolicy"]))
    iam.put_role_policy(
        RoleName="Rolewatch", PolicyName="RolewatchRead", PolicyDocument=json.dumps(account["permissionsPolicy"])
    )
    return role["Role"]["Arn"]


def has_warning(record: dict) -> bool:
    return any("rust is not proven" in warning for warning in record["warnings"])
