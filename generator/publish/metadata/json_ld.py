"""JSON-LD of pages in the vocabulary of schema.org. It states only what entries state.

The context is included in the data, so that readers need not fetch it.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup

from generator.adoption import Contact
from generator.catalogue import Catalogue
from generator.facets import Facet
from generator.model import Entry, Organisation, Term
from generator.project import Collection
from generator.publish.edition import urls
from generator.publish.edition.edition import Edition
from generator.publish.edition.files import compact_json
from generator.publish.edition.settings import SiteSettings

Node = dict[str, Any]

_CONTEXT = {
    "@vocab": "https://schema.org/",
    **{name: {"@type": "@id"} for name in ("codeRepository", "contentUrl", "license", "sameAs", "url")},
}
_SOFTWARE, _CODE = "SoftwareApplication", "SoftwareSourceCode"
_OF_COMPONENT = {
    "platform": _SOFTWARE,
    "tool": _SOFTWARE,
    "library": _CODE,
    "design-system": _CODE,
    "api": "WebAPI",
    "dataset": "Dataset",
    "learning": "LearningResource",
}
_ANYTHING = "CreativeWork"
_LIST = "CollectionPage"
_GOVERNMENT = {"combined-authority", "strategic-regional-authority", "central-government", "devolved-government"}


def json_script(data: object, kind: str = "application/ld+json") -> Markup:
    """Return data as a script element. Text in it is escaped so that it cannot close the element."""
    safe = compact_json(data).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return Markup(f'<script type="{kind}">{safe}</script>')  # noqa: S704 - escaped just above


def of_entry(edition: Edition, entry: Entry) -> Node:
    """Return the description of a component, standard or project. Taking part is not stated as use."""
    catalogue, site = edition.catalogue, edition.settings
    type_ = _type_of(entry)
    page = site.url + urls.page_of(entry)
    owner = catalogue.organisations.get(entry.owner)
    wholes = (catalogue.entries.get(relation.entry) for relation in entry.part_of)
    return _node(
        {
            "@type": type_,
            "@id": page,
            "name": entry.name,
            "description": entry.summary,
            "url": page,
            "sameAs": [address for kind in ("website", "specification") if (address := entry.links.get(kind))],
            "maintainer": _organisation_node(catalogue, site, owner) if owner else None,
            "license": _licence(entry.licence),
            "keywords": [catalogue.term_name("services", each) for each in entry.services],
            "version" if type_ != _SOFTWARE else "softwareVersion": entry.version,
            "datePublished": entry.published,
            "codeRepository": entry.links.get("repository") if type_ == _CODE else None,
            "programmingLanguage": entry.languages if type_ == _CODE else None,
            "isPartOf": [_entry_node(site, whole) for whole in wholes if whole],
        }
    )


def of_organisation(edition: Edition, organisation: Organisation) -> Node:
    """Return the description of an organisation."""
    catalogue, site = edition.catalogue, edition.settings
    page = site.url + urls.page_of(organisation)
    parent = catalogue.organisations.get(organisation.part_of)
    accounts = (f"https://github.com/{account}" for account in organisation.github)
    code = organisation.gss_code
    return _node(
        {
            **_organisation_node(catalogue, site, organisation),
            "description": organisation.summary,
            "url": page,
            "sameAs": [*filter(None, [organisation.website]), *accounts],
            "identifier": {"@type": "PropertyValue", "propertyID": "GSS code", "value": code} if code else None,
            "areaServed": catalogue.term_name("nations", organisation.nation),
            "foundingDate": organisation.started,
            "dissolutionDate": organisation.ended if organisation.ended != "yes" else None,
            "parentOrganization": _organisation_node(catalogue, site, parent) if parent else None,
            "memberOf": [
                _organisation_node(catalogue, site, each) for each in catalogue.memberships(organisation.slug)
            ],
            "contactPoint": _contact(organisation.contact) if organisation.contact else None,
        }
    )


def of_term(edition: Edition, facet: Facet, term: Term) -> Node:
    """Return a term of a vocabulary as DefinedTerm. Free values, such as licences, are not ours to define."""
    vocabulary, site = edition.catalogue.vocabularies.get(facet.vocabulary), edition.settings
    if vocabulary is None or term.id not in vocabulary.terms:
        about = _licence(term.id) if facet.slug == "licences" else None
        if isinstance(about, str):
            about = {"@type": _ANYTHING, "@id": about, "name": term.name}
        return of_list(edition, urls.term_page(facet, term.id), term.name, about=about)
    page = site.url + urls.term_page(facet, term.id)
    term_set = {"@type": "DefinedTermSet", "@id": f"{site.url}{facet.slug}/", "name": vocabulary.name}
    return _node(
        {
            "@type": "DefinedTerm",
            "@id": page,
            "url": page,
            "termCode": term.id,
            "name": term.name,
            "description": term.definition,
            "sameAs": term.see,
            "inDefinedTermSet": term_set,
        }
    )


def of_facet(edition: Edition, facet: Facet) -> Node:
    """Return a vocabulary as DefinedTermSet with its terms; a facet of free values is described as a list."""
    vocabulary, page = edition.catalogue.vocabularies.get(facet.vocabulary), f"{edition.settings.url}{facet.slug}/"
    if vocabulary is None:
        return of_list(edition, f"{facet.slug}/", facet.plural)
    terms = [
        {"@type": "DefinedTerm", "@id": edition.settings.url + urls.term_page(facet, term.id), "name": term.name}
        for term in vocabulary.terms.values()
    ]
    return _node(
        {
            "@type": "DefinedTermSet",
            "@id": page,
            "url": page,
            "name": vocabulary.name,
            "description": vocabulary.description,
            "hasDefinedTerm": terms,
        }
    )


def of_collection(edition: Edition, collection: Collection, description: str, table: str) -> Node:
    """Return the description of a collection's page and its CSV. `table` is the path of the CSV, or empty."""
    site, name = edition.settings, edition.gettext(collection.value.capitalize())
    download = {"@type": "DataDownload", "contentUrl": site.url + table, "encodingFormat": "text/csv"}
    data = _without_empty(
        {
            "@type": "Dataset",
            "@id": f"{site.url}{collection}/#dataset",
            "name": f"{site.name}: {name}",
            "description": description,
            "license": site.licence_url,
            "isPartOf": _catalogue_node(site),
            "distribution": download,
        }
    )
    return of_list(edition, f"{collection}/", name, description=description, mainEntity=data if table else None)


def of_list(edition: Edition, url: str, name: str, **more: Any) -> Node:
    """Return the description of a listing page, in its own language, without what it lists."""
    page = edition.settings.url + edition.language.folder + url
    page_itself = {"@type": _LIST, "@id": page, "url": page, "name": name, "inLanguage": edition.language.code}
    return _node({**page_itself, "isPartOf": _catalogue_node(edition.settings), **more})


def of_translation(edition: Edition, data: Node) -> Node:
    """Return the description of a translated page, which refers to the thing described on the English page.

    A list is already described in its own language, and is returned as it is.
    """
    if data["@type"] == _LIST:
        return data
    page = edition.settings.url + edition.language.folder + data["url"].removeprefix(edition.settings.url)
    subject = {name: data[name] for name in ("@type", "@id", "name")}
    about = {"@type": "WebPage", "@id": page, "url": page, "name": data["name"], "inLanguage": edition.language.code}
    return _node({**about, "mainEntity": subject})


def of_catalogue(site: SiteSettings, changed: str, downloads: Iterable[tuple[str, str]]) -> Node:
    """Return the description of the catalogue as a dataset. `downloads` are paths with their media types."""
    subject = f"{site.strapline}: components" if site.strapline else "Components"
    return _node(
        {
            **_catalogue_node(site),
            "description": f"{subject}, standards, projects and organisations, with the evidence.",
            "url": site.url,
            "license": site.licence_url,
            "isAccessibleForFree": True,
            "dateModified": changed,
            "distribution": [
                {"@type": "DataDownload", "contentUrl": site.url + path, "encodingFormat": form}
                for path, form in downloads
            ],
        }
    )


def _node(fields: Mapping[str, Any]) -> Node:
    return {"@context": _CONTEXT, **_without_empty(fields)}


def _without_empty(fields: Mapping[str, Any]) -> Node:
    """Return the fields without empty values."""
    return {name: value for name, value in fields.items() if value}


def _catalogue_node(site: SiteSettings) -> Node:
    return {"@type": "Dataset", "@id": f"{site.url}#dataset", "name": site.name}


def _type_of(entry: Entry) -> str:
    if entry.collection is Collection.PROJECTS:
        return _CODE
    return _OF_COMPONENT.get(entry.type, _ANYTHING) if entry.collection is Collection.COMPONENTS else _ANYTHING


def _organisation_node(catalogue: Catalogue, site: SiteSettings, organisation: Organisation) -> Node:
    is_government = catalogue.is_council(organisation) or organisation.type in _GOVERNMENT
    type_ = "GovernmentOrganization" if is_government else "Organization"
    return {"@type": type_, "@id": site.url + urls.page_of(organisation), "name": organisation.name}


def _entry_node(site: SiteSettings, entry: Entry) -> Node:
    return {"@type": _type_of(entry), "@id": site.url + urls.page_of(entry), "name": entry.name}


def _licence(expression: str) -> str | Node | None:
    """Return the address of a licence's text, or a node named by the expression if it has several licences."""
    texts = urls.licence_texts(expression)
    if [name for name, _ in texts] == [expression]:
        return texts[0][1]
    return {"@type": "CreativeWork", "name": expression} if expression else None


def _contact(contact: Contact) -> Node:
    return _without_empty({"@type": "ContactPoint", "name": contact.name, "email": contact.email, "url": contact.url})
