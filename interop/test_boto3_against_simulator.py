"""AWS's own Python client against the AWS simulator: the answers are the truth, and those of the SDK for Java."""

from datetime import datetime, timedelta, timezone

import pytest
from botocore.config import Config

import customer
from customer import ACCOUNT, EXTERNAL_ID, QUEUES, ROLE
from sdks import REGION, Boto3
from simulator import VENDOR_ACCOUNT, VENDOR_KEY

STATISTICS = {"SampleCount": "sampleCount", "Sum": "sum", "Minimum": "minimum", "Maximum": "maximum"}


def assume(sdk, **changed):
    arguments = {"RoleArn": ROLE, "RoleSessionName": "interop", "ExternalId": EXTERNAL_ID} | changed
    arguments = {name: value for name, value in arguments.items() if value is not None}
    return sdk.call("sts", "AssumeRole", VENDOR_KEY, **arguments)


def error(code: str, status: int, answer: dict) -> bool:
    return (answer.get("Error", {}).get("Code"), answer.get("Error", {}).get("Status")) == (code, status)


class TestTrust:
    def test_the_right_external_id_opens_the_role(self, simulator, sdk):
        answer = assume(sdk)
        assert answer["AssumedRoleUser"]["Arn"] == f"arn:aws:sts::{ACCOUNT}:assumed-role/Rolewatch/interop"
        assert sdk.call("sts", "GetCallerIdentity", answer["Credentials"])["Account"] == ACCOUNT
        assert sdk.call("sts", "GetCallerIdentity", VENDOR_KEY)["Account"] == VENDOR_ACCOUNT

    @pytest.mark.parametrize("external_id", [None, "00000000-0000-4000-8000-000000000000"])
    def test_no_external_id_and_a_wrong_one_are_refused_in_the_same_words(
        self, simulator, python_sdk, java_sdk, external_id
    ):
        answer = assume(python_sdk, ExternalId=external_id)
        assert error("AccessDenied", 403, answer), answer
        assert answer == assume(java_sdk, ExternalId=external_id)

    def test_a_role_that_does_not_exist_is_refused_like_one_that_does_not_trust_us(self, simulator, sdk):
        assert error("AccessDenied", 403, assume(sdk, RoleArn=ROLE + "Nobody"))

    def test_a_session_may_not_outlast_what_the_role_allows(self, simulator, python_sdk, java_sdk):
        answer = assume(python_sdk, DurationSeconds=7200)
        assert error("ValidationError", 400, answer), answer
        assert answer == assume(java_sdk, DurationSeconds=7200)


class TestCloudWatch:
    @pytest.mark.parametrize("protocol", ["json", "smithy-rpc-v2-cbor", "query"])
    def test_every_protocol_that_boto3_speaks_lists_the_metrics_that_the_java_sdk_lists(
        self, simulator, session, java_sdk, protocol
    ):
        python_sdk = Boto3(simulator.endpoint, cloudwatch_protocol=protocol)
        listed = python_sdk.call("cloudwatch", "ListMetrics", session)
        assert len(listed["Metrics"]) == 3 * 2 + QUEUES + 1
        assert listed == java_sdk.call("cloudwatch", "ListMetrics", session)

    @pytest.mark.parametrize("protocol", ["json", "smithy-rpc-v2-cbor", "query"])
    def test_every_protocol_reads_the_values_that_the_simulator_says_are_true(
        self, simulator, session, java_sdk, protocol
    ):
        end = datetime.now(timezone.utc).replace(second=0, microsecond=0) - timedelta(hours=3)
        end -= timedelta(minutes=end.minute % 5)
        start = end - timedelta(minutes=30)
        truth = [
            *simulator.truth(ACCOUNT, start, end, region=REGION, namespace="AWS/EC2"),
            *simulator.truth(ACCOUNT, start, end, region=REGION, namespace="Shop/Checkout"),
        ]
        question = {"MetricDataQueries": queries(truth), "StartTime": start, "EndTime": end, "ScanBy": "TimestampAscending"}

        python_sdk = Boto3(simulator.endpoint, cloudwatch_protocol=protocol)
        answer = python_sdk.call("cloudwatch", "GetMetricData", session, **question)

        assert len(truth) == 3 * 2 + 1
        assert points(answer) == expected(truth)
        assert answer == java_sdk.call("cloudwatch", "GetMetricData", session, **question)

    def test_pages_of_points_are_followed_by_both(self, simulator, session, python_sdk, java_sdk):
        end = datetime.now(timezone.utc).replace(second=0, microsecond=0) - timedelta(hours=3)
        start = end - timedelta(hours=2)
        truth = simulator.truth(ACCOUNT, start, end, region=REGION, namespace="Shop/Checkout")
        question = {"MetricDataQueries": queries(truth), "StartTime": start, "EndTime": end, "MaxDatapoints": 100}

        def pages(sdk):
            found, token = [], {}
            while True:
                answer = sdk.call("cloudwatch", "GetMetricData", session, **question, **token)
                found.append(answer["MetricDataResults"])
                if "NextToken" not in answer:
                    return found
                token = {"NextToken": answer["NextToken"]}

        assert len(pages(python_sdk)) > 1
        assert pages(python_sdk) == pages(java_sdk)


def queries(truth: list[dict]) -> list[dict]:
    return [
        {
            "Id": f"q{number}_{statistic.lower()}",
            "MetricStat": {
                "Metric": {
                    "Namespace": series["namespace"],
                    "MetricName": series["metricName"],
                    "Dimensions": [{"Name": name, "Value": value} for name, value in series["dimensions"].items()],
                },
                "Period": series["period"],
                "Stat": statistic,
            },
        }
        for number, series in enumerate(truth)
        for statistic in STATISTICS
    ]


def expected(truth: list[dict]) -> dict:
    return {
        f"q{number}_{statistic.lower()}": {point["timestamp"]: float(point[field]) for point in series["points"]}
        for number, series in enumerate(truth)
        for statistic, field in STATISTICS.items()
    }


def points(answer: dict) -> dict:
    return {
        result["Id"]: dict(zip(result["Timestamps"], result["Values"], strict=True))
        for result in answer["MetricDataResults"]
    }


class TestDiscovery:
    def test_boto3_pages_through_all_tagged_resources(self, simulator, session, python_sdk):
        pages = python_sdk.client("resourcegroupstaggingapi", session).get_paginator("get_resources")
        found = [page["ResourceTagMappingList"] for page in pages.paginate(ResourcesPerPage=100)]
        assert [len(page) for page in found] == [100, QUEUES + 3 - 100]
        arns = {resource["ResourceARN"] for page in found for resource in page}
        assert len(arns) == QUEUES + 3

    def test_both_read_the_same_tags(self, simulator, session, python_sdk, java_sdk):
        filters = {"ResourceTypeFilters": ["ec2:instance"], "TagFilters": [{"Key": "team", "Values": ["shop & co"]}]}
        answer = python_sdk.call("resourcegroupstaggingapi", "GetResources", session, **filters)
        assert [tag["Value"] for tag in answer["ResourceTagMappingList"][1]["Tags"]] == ["web-1", "shop & co"]
        assert answer == java_sdk.call("resourcegroupstaggingapi", "GetResources", session, **filters)

    def test_both_see_the_same_regions_and_instances(self, simulator, session, python_sdk, java_sdk):
        regions = python_sdk.call("ec2", "DescribeRegions", session)
        assert {region["RegionName"] for region in regions["Regions"]} == {REGION, "us-east-1"}
        assert regions == java_sdk.call("ec2", "DescribeRegions", session)

        instances = python_sdk.call("ec2", "DescribeInstances", session)
        assert len([one for group in instances["Reservations"] for one in group["Instances"]]) == 3
        assert instances == java_sdk.call("ec2", "DescribeInstances", session)


CALLS = {"cloudwatch": "ListMetrics", "resourcegroupstaggingapi": "GetResources", "ec2": "DescribeRegions"}


class TestRefusals:
    """Each is an error that both SDKs understand, under the service's own code and in the same words."""

    @pytest.mark.parametrize(
        ("kind", "service", "code", "status"),
        [
            ("THROTTLE", "cloudwatch", "Throttling", 400),
            ("THROTTLE", "resourcegroupstaggingapi", "ThrottledException", 400),
            ("THROTTLE", "ec2", "RequestLimitExceeded", 503),
            ("DENY", "cloudwatch", "AccessDenied", 403),
            ("DENY", "resourcegroupstaggingapi", "AccessDeniedException", 400),
            ("DENY", "ec2", "UnauthorizedOperation", 403),
        ],
    )
    def test_throttling_and_denial(self, simulator, session, python_sdk, java_sdk, kind, service, code, status):
        simulator.post("/admin/faults", {"account": ACCOUNT, "api": CALLS[service], "kind": kind})
        self.both_say(python_sdk, java_sdk, service, session, code, status)

    def test_boto3_heals_a_throttled_call_by_itself(self, simulator, session):
        simulator.post("/admin/faults", {"account": ACCOUNT, "api": "ListMetrics", "kind": "THROTTLE", "count": 2})
        client = Boto3(simulator.endpoint, retries=Config(retries={"mode": "standard"})).client("cloudwatch", session)
        assert client.list_metrics(Namespace="Shop/Checkout")["ResponseMetadata"]["RetryAttempts"] == 2

    @pytest.mark.parametrize(
        ("service", "code", "status"),
        [
            ("cloudwatch", "ExpiredToken", 403),
            ("resourcegroupstaggingapi", "ExpiredTokenException", 400),
            ("ec2", "RequestExpired", 400),
        ],
    )
    def test_an_expired_session(self, simulator, session, python_sdk, java_sdk, service, code, status):
        simulator.put("/admin/clock", {"offset": "PT61M"})
        self.both_say(python_sdk, java_sdk, service, session, code, status)

    @pytest.mark.parametrize(
        ("service", "code", "status"),
        [
            ("cloudwatch", "SignatureDoesNotMatch", 403),
            ("resourcegroupstaggingapi", "InvalidSignatureException", 400),
            ("ec2", "AuthFailure", 401),
        ],
    )
    def test_a_wrong_secret(self, simulator, session, python_sdk, java_sdk, service, code, status):
        forged = session | {"SecretAccessKey": "x" * 40}
        self.both_say(python_sdk, java_sdk, service, forged, code, status)

    @pytest.mark.parametrize(
        ("service", "code", "status"),
        [
            ("cloudwatch", "InvalidClientTokenId", 403),
            ("resourcegroupstaggingapi", "UnrecognizedClientException", 400),
            ("ec2", "AuthFailure", 401),
        ],
    )
    def test_an_unknown_key(self, simulator, session, python_sdk, java_sdk, service, code, status):
        unknown = {"AccessKeyId": "AKIANOBODYKNOWSTHIS1", "SecretAccessKey": "x" * 40}
        self.both_say(python_sdk, java_sdk, service, unknown, code, status)

    @staticmethod
    def both_say(python_sdk, java_sdk, service, credentials, code, status):
        answer = python_sdk.call(service, CALLS[service], credentials)
        assert error(code, status, answer), answer
        assert answer == java_sdk.call(service, CALLS[service], credentials)

    def test_what_the_session_policy_leaves_out(self, simulator, python_sdk, java_sdk):
        narrow = assume(python_sdk, Policy=customer.session_policy("cloudwatch:ListMetrics"))["Credentials"]
        assert "Metrics" in python_sdk.call("cloudwatch", "ListMetrics", narrow)
        answer = python_sdk.call("ec2", "DescribeRegions", narrow)
        assert error("UnauthorizedOperation", 403, answer), answer
        assert answer == java_sdk.call("ec2", "DescribeRegions", narrow)
