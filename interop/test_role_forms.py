"""The templates that customers launch, read by the tools of their languages: cfn-lint, and a parser of Terraform's."""

import subprocess
import sys
from pathlib import Path

import hcl2
import pytest

from processes import ROOT, java

ACCOUNT = "012345678901"
EXTERNAL_ID = "4d0f2a3e-3f44-4f0e-9c0e-6f6a1d1c6b11"
PERMISSIONS = ["readOnly", "smallest"]
TEMPLATES = [f"{permissions}-{form}" for permissions in PERMISSIONS for form in ("of-account", "generic", "stackset")]
MODULES = [f"{permissions}-{form}" for permissions in PERMISSIONS for form in ("of-account", "generic")]
# CloudFormation takes a larger template only from S3.
LARGEST_TEMPLATE_BODY = 51_200
# cfn-lint tells that a mapping is as large as it may be, which the StackSet here is on purpose.
FULL_MAPPING = "I7010"


@pytest.fixture(scope="module")
def forms(tmp_path_factory):
    """The folder with every form, as account-service's own jar writes them."""
    folder = tmp_path_factory.mktemp("forms")
    app = ROOT / "account-service" / "target" / "quarkus-app"
    program = ROOT / "interop" / "RoleForms.java"
    subprocess.run(
        [java(), "-cp", f"{app}/app/*:{app}/lib/main/*", str(program), str(folder), ACCOUNT, EXTERNAL_ID], check=True
    )
    return folder


def lint(template: Path) -> subprocess.CompletedProcess:
    command = Path(sys.executable).with_name("cfn-lint")
    return subprocess.run([command, "--include-checks", "I", "--ignore-checks", FULL_MAPPING, "--", template], capture_output=True, text=True)


@pytest.mark.parametrize("template", TEMPLATES)
def test_cfn_lint_finds_nothing_in_a_template(forms, template):
    file = forms / f"{template}.yaml"

    found = lint(file)

    assert (found.returncode, found.stdout) == (0, ""), found.stdout + found.stderr
    assert file.stat().st_size <= LARGEST_TEMPLATE_BODY


def test_cfn_lint_would_find_a_mistake(forms, tmp_path):
    broken = tmp_path / "broken.yaml"
    broken.write_text((forms / "readOnly-generic.yaml").read_text().replace("!Ref ExternalId", "!Ref Nothing"))

    assert "'Nothing'" in lint(broken).stdout


@pytest.mark.parametrize("module", MODULES)
def test_terraform_reads_a_module(forms, module):
    parsed = hcl2.loads((forms / f"{module}.tf").read_text())

    roles = [body for each in parsed["resource"] for kind, named in each.items() for body in named.values()]
    assert len(roles) == 2
    assert len(parsed["variable"]) == 3
    assert "sts:ExternalId" in str(roles[0]) and "var.external_id" in str(roles[0])
    assert "cloudwatch:GetMetricData" in str(roles[1])
    assert ("sqs:GetQueueAttributes" in str(roles[1])) == module.startswith("readOnly")
