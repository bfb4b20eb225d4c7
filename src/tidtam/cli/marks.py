"""Bring in the schemes that come with tidtam, list them, and tell where a product stands and what would lift it."""

import argparse
import json
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError

from tidtam.cli.failure import Failure
from tidtam.cli.storage import require_migrated

if TYPE_CHECKING:
    from tidtam.registers.producers.models import Product


def arguments(command: argparse.ArgumentParser) -> None:
    ways = command.add_subparsers(dest="way", metavar="WHAT", required=True)
    check = ways.add_parser(
        "check", help="tell a product's level in a scheme, its latest result and what would lift it"
    )
    check.add_argument("product", help="the product's code, or its key")
    check.add_argument("--scheme", required=True, help="otop-mark, otop-star, otop-quadrant, vn-ocop, …")
    check.add_argument("--json", action="store_true", help="print JSON")
    load = ways.add_parser("load", help="bring in a scheme that comes with tidtam; again changes nothing")
    load.add_argument("code", help="otop-mark, otop-star, otop-quadrant, vn-ocop, one-product")
    listing = ways.add_parser("list", help="list the schemes, those brought in and those that can be")
    listing.add_argument("--json", action="store_true", help="print JSON")


def run(options: argparse.Namespace) -> int:
    require_migrated()
    return {"check": _check, "load": _load, "list": _list}[options.way](options)


def _check(options: argparse.Namespace) -> int:
    from tidtam.kit import clock
    from tidtam.kit.notice import with_notice
    from tidtam.registers.marks.models import Scheme
    from tidtam.registers.marks.queries.product import standings

    scheme = Scheme.objects.filter(code=options.scheme).first()
    if scheme is None:
        raise Failure(f"no scheme {options.scheme!r} is brought in; `tidtam marks list` names them")
    product = _product(options.product)
    found = standings(product, clock.today(), scheme=scheme.code)
    if not found:
        raise Failure(
            f"no version of {scheme.code} is in force today, and the product has no result under it"
        )
    answer = {"product": {"key": product.pk, "code": product.code, "name": product.name}, **found[0].json()}
    if options.json:
        print(json.dumps(with_notice(answer), ensure_ascii=False, indent=2))
        return 0
    print(f"{product.name} · {scheme} {found[0].version.code}: {found[0].result or '–'}")
    for one in found[0].advice:
        print(f"→ {one.level}")
        for way in one.ways:
            print("  " + "; ".join(way))
        if one.missing:
            print(f"  +{one.missing}: " + "; ".join(f"{spot.section} ≤ {spot.left}" for spot in one.places))
    return 0


def _product(given: str) -> "Product":
    """By its code first: a code of digits alone could be taken for a key."""
    from tidtam.registers.producers.models import Product

    rows = Product.objects.select_related("producer")
    product = rows.filter(code=given).first() if given else None
    if product is None and given.isascii() and given.isdigit() and len(given) < 19:
        product = rows.filter(pk=int(given)).first()
    if product is None:
        raise Failure(f"there is no product {given!r}: neither a code nor a key")
    return product


def _load(options: argparse.Namespace) -> int:
    from tidtam.registers.marks.actions import load_scheme

    try:
        loaded = load_scheme(options.code, by=None)
    except ValidationError as error:
        raise Failure(" ".join(error.messages)) from error
    print(
        f"{loaded.added:,} versions added, {loaded.unchanged:,} stood already, "
        f"{loaded.other:,} stand otherwise and were left alone"
    )
    return 0


def _list(options: argparse.Namespace) -> int:
    from tidtam.registers.marks.actions import shipped
    from tidtam.registers.marks.models import Scheme

    stored = {scheme.code: scheme for scheme in Scheme.objects.prefetch_related("versions")}
    rows = [
        {
            "code": scheme.code,
            "name": str(scheme),
            "kind": scheme.kind,
            "versions": [
                {
                    "code": version.code,
                    "state": version.state,
                    "valid_from": version.valid_from.isoformat(),
                    "valid_until": version.valid_until.isoformat() if version.valid_until else None,
                }
                for version in scheme.versions.all()
            ],
        }
        for scheme in stored.values()
    ]
    waiting = [code for code in shipped() if code not in stored]
    if options.json:
        print(json.dumps({"schemes": rows, "can_be_loaded": waiting}, ensure_ascii=False, indent=2))
        return 0
    for row in rows:
        print(f"{row['code']}  {row['name']}")
    for code in waiting:
        print(f"{code}  (tidtam marks load {code})")
    return 0
