import pytest

import customer
from sdks import Boto3, JavaSdk
from simulator import VENDOR_KEY, Simulator


@pytest.fixture(scope="session")
def running_simulator():
    simulator = Simulator()
    yield simulator
    simulator.process.stop()


@pytest.fixture
def simulator(running_simulator):
    """The simulator with one fresh customer."""
    customer.move_in(running_simulator)
    return running_simulator


@pytest.fixture(scope="session")
def java_sdk(running_simulator):
    sdk = JavaSdk(running_simulator.endpoint)
    yield sdk
    sdk.stop()


@pytest.fixture(scope="session")
def python_sdk(running_simulator):
    return Boto3(running_simulator.endpoint)


@pytest.fixture(params=["boto3", "java"])
def sdk(request, python_sdk, java_sdk):
    """One SDK after the other: what is said of AWS must hold through each."""
    return python_sdk if request.param == "boto3" else java_sdk


@pytest.fixture
def session(simulator, python_sdk):
    """Credentials of the customer's role, as boto3 got them."""
    sts = python_sdk.client("sts", VENDOR_KEY)
    return sts.assume_role(RoleArn=customer.ROLE, RoleSessionName="interop", ExternalId=customer.EXTERNAL_ID)["Credentials"]
