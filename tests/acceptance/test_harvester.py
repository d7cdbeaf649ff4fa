"""A harvester that others use, Sickle, reads the running service: all records, a stretch of them, a set, what is deleted."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from sickle import Sickle
from sickle.oaiexceptions import IdDoesNotExist, NoRecordsMatch

from tests.conftest import text_of
from tests.support.live import Service

COUNT = 45
PREFIXES = {"oai_dc": "http://purl.org/dc/elements/1.1/", "jats": "https://jats.nlm.nih.gov/ns/archiving/1.3/"}


@pytest.fixture
def archive(service: Service, tmp_path: Path) -> Mapping[str, str]:
    """More articles than an answer holds; returns the title of each by its slug."""
    titles = {f"harvest-{number}": f"Harvest {number}" for number in range(COUNT)}
    for slug, title in titles.items():
        (tmp_path / f"{slug}.txt").write_bytes(text_of(title, f"The text of {title}, in one paragraph."))
    service.manage("publish", str(tmp_path))
    return titles


def slugs(records: Any) -> list[str]:
    return [str(record.identifier).rpartition(":")[2] for record in records]


def headers(records: Any) -> list[str]:
    return slugs(record.header for record in records)


def test_a_harvester_reads_everything(service: Service, archive: Mapping[str, str]) -> None:
    harvester = Sickle(f"{service.url}/oai")
    identify = harvester.Identify()
    assert identify.deletedRecord == "persistent"
    assert {known.metadataPrefix for known in harvester.ListMetadataFormats()} == PREFIXES.keys()
    for prefix, namespace in PREFIXES.items():
        read = slugs(harvester.ListIdentifiers(metadataPrefix=prefix))
        assert len(set(read)) == len(read)
        assert archive.keys() <= set(read)
        records = list(harvester.ListRecords(metadataPrefix=prefix))
        assert headers(records) == read
        assert all(record.xml.find(f".//{{{namespace}}}*") is not None for record in records)
    outlets = {known.setName: known.setSpec for known in harvester.ListSets()}
    sample = headers(harvester.ListRecords(metadataPrefix="jats", set=outlets["Pacific Council"]))[0]
    assert sample not in archive
    record = harvester.GetRecord(identifier=f"oai:127.0.0.1:{sample}", metadataPrefix="oai_dc")
    assert record.metadata["publisher"] == ["Pacific Council"]
    with pytest.raises(IdDoesNotExist):
        harvester.GetRecord(identifier="oai:127.0.0.1:nothing", metadataPrefix="oai_dc")
    with pytest.raises(NoRecordsMatch):
        harvester.ListRecords(metadataPrefix="oai_dc", until="1999-12-31")

    key = service.manage("create_api_key", "harvester", "--scope", "publish")
    service.ask(
        "/api/v1/articles/harvest-7/notices/", key, json.loads('{"kind": "withdrawal", "text": "A court said so."}')
    )
    last = list(harvester.ListRecords(metadataPrefix="jats"))[-1]
    assert (headers([last]), last.header.deleted) == (["harvest-7"], True)
