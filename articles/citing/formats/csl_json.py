"""CSL-JSON: an item as reference managers import it (schema csl-data of the Citation Style Language, 1.0).

Zotero's reader takes only `family` and `given` of a name. So a particle stands in the family name and a suffix behind the given
names, `Martin Luther, Jr.`, from where CSL's processors take both themselves.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from articles.citing.formats.item import Item, joined

# JSON can escape lone surrogates, UTF-8 cannot hold them.
_SURROGATES = re.compile("[\ud800-\udfff]")


def csl_json(item: Item, locator: str | None = None) -> str:
    """Return the item as one JSON object, as content negotiation for DOIs has it; readers take it as they take a list.

    `locator` is not written: CSL's data cannot label it, and every style prints a locator without a label as a page. The
    cited paragraph is in the item's URL only.
    """
    text = json.dumps({name: _for_readers(value) for name, value in item.items()}, ensure_ascii=False, indent=2)
    return _SURROGATES.sub("\ufffd", text) + "\n"


def _for_readers(value: object) -> object:
    """Return the value of a variable; names have only the parts that every reader knows."""
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        return [_name(name) if "family" in name else name for name in value]
    return value


def _name(name: Mapping[str, Any]) -> dict[str, Any]:
    particle, dropping = name.get("non-dropping-particle", ""), name.get("dropping-particle", "")
    family, given = joined(particle, name["family"]), joined(name.get("given", ""), dropping)
    moved = {"non-dropping-particle", "dropping-particle"}
    if given and "suffix" in name:
        given = f"{given}, {name['suffix']}"
        moved |= {"suffix", "comma-suffix"}
    rest = {part: value for part, value in name.items() if part not in moved}
    return {**rest, "family": family, **({"given": given} if given else {})}
