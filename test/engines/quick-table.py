"""Holds what the emulator's table does in fewer steps against what it does by itself, and prints how often both said the same."""

import logging
import sys
from itertools import product
from pathlib import Path

logging.disable(logging.CRITICAL)
from ministack.services import dynamodb

sys.path.insert(0, str(Path(__file__).parents[2] / "local"))
from quick_table import mend_table

NAMES = ("_evaluate_condition", "_paginate_evaluated_items")
before = [getattr(dynamodb, name) for name in NAMES]
mend_table(dynamodb)
conditions, pages = zip(before, [getattr(dynamodb, name) for name in NAMES], strict=True)
same = 0


def alike(pair, *asked, **named):
    global same
    said = []
    for function in pair:
        try:
            said.append(function(*asked, **named))
        except ValueError as error:
            said.append(str(error))
    if said[0] != said[1] or pair[0] is pair[1]:
        sys.exit(f"{asked}, {named}: {said[0]} became {said[1]}")
    same += 1


EXPRESSIONS = [
    *("pk = :p", "pk = :absent", "pk = :p AND sk < :a", "pk = :p AND sk <= :a", "pk = :p AND sk >= :a", "pk = :p AND sk = :b"),
    *("gsi2pk = :p AND gsi2sk > :a", "pk = :p and sk > :b", "sk > :a AND pk = :p", "pk = :p AND sk BETWEEN :a AND :b"),
    *("pk = :p AND begins_with(sk, :a)", "pk <> :p", "pk = :p OR sk = :a", "size = :p", ""),
]
VALUES = [
    {":p": {"S": "P"}, ":a": {"S": "b"}, ":b": {"S": "\u00e9"}},
    {":p": {"S": "P"}, ":a": {"S": "\uffee"}, ":b": {"S": "\U0001f600"}},
    {":p": {"N": "1"}, ":a": {"N": "2"}, ":b": {"N": "10"}},
    {":p": {"S": "P", "N": "1"}, ":a": {"S": "b"}, ":b": {"S": "c"}},
]
ITEMS = [
    *({"pk": {"S": "P"}, "sk": {"S": "b"}}, {"pk": {"S": "Q"}, "sk": {"S": "b"}}, {"pk": {"N": "1"}, "sk": {"N": "3"}}, {}),
    *({"pk": {"S": "P"}, "sk": {"S": "\U0001f600"}}, {"pk": {"S": "P"}, "gsi2pk": {"S": "P"}, "gsi2sk": {"S": "c"}}),
]
for expression, values, item in product(EXPRESSIONS, VALUES, ITEMS):
    for slot in ("KeyConditionExpression", "ConditionExpression"):
        alike(conditions, expression, item, values, {}, slot=slot)

# The last of these are more than a page.
long = [{"text": {"S": "\u00f1" * 3000 * n}, "n": {"N": "12.5"}, "m": {"M": {"l": {"L": [{"BOOL": True}]}}}} for n in range(60)]
for count, limit in product((0, 1, 10, 60), (None, 1, 5, 10, "10", 100)):
    alike(pages, long[:count], limit, {})
text = {"S": "x" * 1000}
alike(pages, [{f"a{n}": text for n in range(300)}] * 5, None, {})

item = {"head": {"M": {"l": {"L": [{"S": "a"}, {"B": b"c"}]}}}, "odd": {1, 2}}
copy = dynamodb.copy.deepcopy(item)
parts = [(of["head"], of["head"]["M"], of["head"]["M"]["l"]["L"], of["head"]["M"]["l"]["L"][0], of["odd"]) for of in (item, copy)]
if copy != item or any(one is other for one, other in zip(*parts, strict=True)):
    sys.exit(f"{item} was not copied: {copy}")
print(same)
