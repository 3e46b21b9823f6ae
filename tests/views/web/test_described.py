"""Whatever the API's own description allows is asked of it: no answer is a server error, and each has a status and a type it names."""

from itertools import chain

import pytest

from onrecord.ledger import open_ledger
from onrecord.views.web import create_app

from .conftest import build

schemathesis = pytest.importorskip("schemathesis")

EXAMPLES = 12  # of each operation, and as many with ids that are there
_ID = {name: name for name in ("story", "series", "utterance", "speaker", "article", "statement")}


@pytest.fixture(scope="module")
def described(tmp_path_factory):
    """The API of a ledger that may be written to, as it describes itself, and the ledger's ids."""
    path = tmp_path_factory.mktemp("described") / "record.db"
    ids = build(path)
    with open_ledger(path) as ledger:
        yield schemathesis.openapi.from_asgi("/api/openapi.json", create_app(ledger, hosts=None)), ids


def test_no_question_its_description_allows_breaks_it(described):
    from hypothesis import HealthCheck, given, settings
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi.checks import content_type_conformance, status_code_conformance

    schema, ids = described
    bounded = settings(
        max_examples=EXAMPLES, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
    )
    # Answers are made by the models that are described; response_schema_conformance takes their prefixItems for a mistake.
    checks = [not_a_server_error, status_code_conformance, content_type_conformance]

    def asking(known: bool):
        def ask(case):
            for name in case.path_parameters or {} if known else ():
                case.path_parameters[name] = ids.get(_ID.get(name, ""), case.path_parameters[name])
            case.call_and_validate(checks=checks)

        return ask

    asked: list[str] = []
    for found in schema.get_all_operations():
        operation = found.ok()
        for known in (False, True):
            bounded(given(case=operation.as_strategy())(asking(known)))()
        asked.append(operation.label)
    assert len(asked) == len(list(chain.from_iterable(schema.raw_schema["paths"].values())))
