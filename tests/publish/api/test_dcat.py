"""The catalogue as a DCAT data set."""

from pathlib import Path

from tests.publish.metadata.linked_data import DCAT, DCTERMS, expand
from tests.publish.published import data


def test_the_catalogue_is_described_by_dcat(published: Path) -> None:
    catalogue = expand(data(published, "catalogue.jsonld"))
    assert catalogue["@type"] == [f"{DCAT}Catalog"]
    datasets = catalogue[f"{DCAT}dataset"]
    for each in (catalogue, *datasets):
        assert each[f"{DCTERMS}title"][0]["@language"] == "en-gb"
        assert each[f"{DCTERMS}license"][0]["@id"].startswith("https://www.nationalarchives.gov.uk/")
        assert each[f"{DCTERMS}modified"][0]["@value"] == "2025-06-02"
        assert each[f"{DCTERMS}publisher"][0]["@type"] == ["http://xmlns.com/foaf/0.1/Agent"]


def test_every_download_is_a_distribution(published: Path) -> None:
    catalogue = expand(data(published, "catalogue.jsonld"))
    found = [each for dataset in catalogue[f"{DCAT}dataset"] for each in dataset[f"{DCAT}distribution"]]
    media_types = {
        each[f"{DCAT}downloadURL"][0]["@id"]: each[f"{DCAT}mediaType"][0]["@id"].partition("media-types/")[2]
        for each in found
    }
    downloads = data(published, "index.json")["downloads"]
    assert media_types == {each["url"]: each["media_type"] for each in downloads}
