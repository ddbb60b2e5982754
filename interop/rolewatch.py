"""The four services as processes, started with the settings that a deployment gives, and their API and topics."""

import json
import shutil
import urllib.request
from urllib.parse import urlencode

from confluent_kafka import Consumer
from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import ExportMetricsServiceRequest

from emulator import OUR_ACCOUNT
from processes import LOGS, ROOT, Process, free_port, java, wait_until
from sdks import REGION

NAMES = ["account-service", "credential-service", "discovery-service", "collector-service"]


class Rolewatch:
    def __init__(self, aws_endpoint: str, trust_evaluated: bool, names=NAMES, more=None):
        """names: the services that are started; more: settings of all of them."""
        self.started = []
        try:
            servers = self._servers()
            self.bootstrap = servers["KAFKA_BOOTSTRAP_SERVERS"]
            self.issuer = servers["QUARKUS_OIDC_AUTH_SERVER_URL"]
            ports = {name: free_port() for name in names}
            for name in names:
                self._start(name, ports[name], servers | settings(name, aws_endpoint, trust_evaluated) | (more or {}))
            for name, process in zip(names, self.started[1:], strict=True):
                process.wait_for(f"http://127.0.0.1:{ports[name]}/q/health/ready")
        except BaseException:
            self.stop()
            raise
        self.api = f"http://127.0.0.1:{ports['account-service']}"

    def request(self, method: str, path: str, body=None) -> dict:
        request = urllib.request.Request(
            self.api + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"content-type": "application/json", "authorization": f"Bearer {self.token()}"},
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)

    def token(self, name: str = "ada") -> str:
        """An access token of one of the OpenID provider's people, whose passwords are their names."""
        form = {"grant_type": "password", "client_id": "rolewatch", "username": name, "password": name}
        with urllib.request.urlopen(self.issuer + "/token", urlencode(form).encode(), timeout=10) as answer:
            return json.load(answer)["access_token"]

    def log_tails(self) -> str:
        return "\n".join(process.tail() for process in self.started)

    def stop(self):
        for process in reversed(self.started):
            process.stop()

    def _servers(self) -> dict[str, str]:
        folder = LOGS / "servers"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        jars = ROOT / "local" / "target"
        process = Process(
            "servers", [java(), "-cp", f"{jars / 'local.jar'}:{jars / 'lib'}/*", "dev.rolewatch.local.Servers", str(folder)], {}
        )
        self.started.append(process)

        def addresses():
            lines = process.log.read_text().splitlines()
            told = [line for line in lines if line.startswith(("KAFKA_", "QUARKUS_"))]
            return dict(line.split("=", 1) for line in told) if "ready" in lines else None

        return wait_until(addresses, "the servers have started", 60, diagnosis=process.tail)

    def _start(self, name: str, port: int, environment: dict[str, str]):
        jar = ROOT / name / "target" / "quarkus-app" / "quarkus-run.jar"
        own = {"QUARKUS_HTTP_HOST": "127.0.0.1", "QUARKUS_HTTP_PORT": str(port)}
        self.started.append(Process(name, [java(), "-Xmx256m", "-jar", str(jar)], environment | own))


def settings(name: str, aws_endpoint: str, trust_evaluated: bool) -> dict[str, str]:
    aws = {"AWS_ENDPOINT_URL": aws_endpoint, "AWS_REGION": REGION, "AWS_EC2_METADATA_DISABLED": "true"}
    return {
        "account-service": {"ROLEWATCH_AWS_ACCOUNT_ID": OUR_ACCOUNT},
        "credential-service": aws
        | {
            "AWS_ACCESS_KEY_ID": OUR_ACCOUNT,
            "AWS_SECRET_ACCESS_KEY": "test",
            "ROLEWATCH_TRUST_EVALUATED": str(trust_evaluated).lower(),
        },
        "discovery-service": aws
        | {"ROLEWATCH_SCHEDULE_INTERVAL": "PT1M", "ROLEWATCH_SCHEDULE_STATE_DIR": str(LOGS / "servers" / "streams")},
        # Each work item names its Region.
        "collector-service": {"AWS_ENDPOINT_URL": aws_endpoint},
    }[name]


class MetricsTopic:
    """What is on the topic, read as a consumer would that knows Kafka and OTLP, and nothing of Rolewatch."""

    def __init__(self, bootstrap: str):
        self.consumer = Consumer(
            {
                "bootstrap.servers": bootstrap,
                "group.id": "interop",
                "auto.offset.reset": "earliest",
                "isolation.level": "read_committed",
            }
        )
        self.consumer.subscribe(["metrics"])
        self.points = {}

    def poll(self) -> dict:
        """All points so far: (namespace, metric, dimensions, time in seconds) to (count, sum, minimum, maximum)."""
        for message in self.consumer.consume(500, timeout=1.0):
            assert message.error() is None, message.error()
            for resource in ExportMetricsServiceRequest.FromString(message.value()).resource_metrics:
                for scope in resource.scope_metrics:
                    for metric in scope.metrics:
                        for point in metric.summary.data_points:
                            self._add(point)
        return self.points

    def close(self):
        self.consumer.close()

    def _add(self, point):
        attributes = {attribute.key: attribute.value for attribute in point.attributes}
        dimensions = attributes["Dimensions"].kvlist_value.values
        place = (
            attributes["Namespace"].string_value,
            attributes["MetricName"].string_value,
            tuple(sorted((dimension.key, dimension.value.string_value) for dimension in dimensions)),
            point.start_time_unix_nano // 1_000_000_000,
        )
        quantiles = {quantile.quantile: quantile.value for quantile in point.quantile_values}
        self.points[place] = (point.count, point.sum, quantiles[0.0], quantiles[1.0])
