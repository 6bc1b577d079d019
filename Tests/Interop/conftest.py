"""Fixtures: the products as parameters, and no network for anybody."""

import socket
import ssl  # noqa: F401 - subclasses socket.socket, so it is imported before that is changed

import products as made
import pytest

try:
    import rdflib
except ImportError:  # Where only FollowTheMoney's oracle is asked.
    rdflib = None

NO_REFERENCE = "REDSTRING_REFERENCE_CASE names no folder with case.yaml and its article"
NO_GENERATED = "REDSTRING_GENERATED names no folder; see README.md"


def _parameters(groups):
    parameters = []
    for products, reason, name in groups:
        if products:
            parameters += [pytest.param(product, id=product.name) for product in products]
        else:
            parameters.append(pytest.param(None, id=name, marks=pytest.mark.skip(reason=reason)))
    return parameters


@pytest.fixture(autouse=True)
def literals_as_they_stand():
    """rdflib would write `+7` as `7` and `1.` as `1`; what is compared is what was written. pySHACL turns it on."""
    if rdflib:
        rdflib.NORMALIZE_LITERALS = False


def pytest_generate_tests(metafunc):
    seeds = (made.seeds, "", "seeds")
    fresh = (made.fresh, "", "init")
    reference = (made.reference, NO_REFERENCE, "reference")
    with_article = (made.seeds_with_article, NO_REFERENCE, "with-article")
    generated = (made.generated, NO_GENERATED, "generated")
    few = (lambda: made.generated()[::5], NO_GENERATED, "generated")
    cases = [seeds, reference, with_article]
    fixtures = {
        "product": [*cases, fresh, generated],
        # For what takes long.
        "some": [*cases, fresh, few],
        "built": [*cases, fresh],
        "case": cases,
        "checked": [reference, with_article],
        "reference": [reference],
        "small": [fresh],
    }
    for fixture, sources in fixtures.items():
        if fixture in metafunc.fixturenames:
            found = _parameters([(source(), reason, name) for source, reason, name in sources])
            metafunc.parametrize(fixture, found)


class NetworkDenied(Exception):
    """Something asked for the network."""


def _deny(*_, **__):
    raise NetworkDenied("these tests and what they check need no network")


@pytest.fixture(autouse=True, scope="session")
def no_network():
    """Whatever a library would fetch is an error."""
    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", _deny)
    patch.setattr(socket.socket, "connect_ex", _deny)
    patch.setattr(socket, "create_connection", _deny)
    patch.setattr(socket, "getaddrinfo", _deny)
    yield
    patch.undo()
