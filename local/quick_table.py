"""What the emulator's table does with each item, in fewer steps: copies of it, whether it has the keys that are asked for, and how many
of them fill a page.

An item is a tree of what JSON has. `copy.deepcopy` looks for parts that stand in several places and for ways of its own that a class is
copied by, which no item has; a change of a case copies its head ten times. What is nothing of JSON is copied as before.

MiniStack reads the text of a condition anew for each item it is held against; DynamoDB reads it once a request. So a query took the
longer the more lay in its partition: 37 ms for 1,700 items, of which 50 were asked for. What is kept here depends on the text alone. Plain
conditions on keys that are texts are not read again at all.

No answer changes, which test/engines/quick-table.test.ts holds. Should MiniStack name these functions otherwise one day, it stays as it is.
"""

import copy
import json
import marshal
import operator
import re
from functools import lru_cache
from types import SimpleNamespace

# Expressions are few, since values stand beside them; the limit is for whoever writes values into them.
MOST_EXPRESSIONS = 1024

# What is copied by being named again.
PLAIN = frozenset((str, int, float, bool, type(None), bytes))


def copied(value):
    """A copy that shares nothing which can be changed."""
    kind = type(value)
    if kind is dict:
        return {name: part if type(part) in PLAIN else copied(part) for name, part in value.items()}
    if kind is list:
        return [part if type(part) in PLAIN else copied(part) for part in value]
    return value if kind in PLAIN else copy.deepcopy(value)


# The parts of a table's key and of our indexes' keys, whose names are no reserved words.
NAME = r"((?:gsi\d)?[ps]k)"
KEYS = re.compile(NAME + r" = (:\w+)(?: AND " + NAME + r" (<=?|>=?|=) (:\w+))?")
COMPARED = {"=": operator.eq, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


@lru_cache(MOST_EXPRESSIONS)
def key_of(expression):
    """The parts of a plain condition on keys: names, references to values, and how the second is compared. None for others."""
    match = KEYS.fullmatch(expression)
    return match and match.groups()


def text(values, name):
    held = values.get(name)
    return held.get("S") if type(held) is dict and len(held) == 1 else None


def quick_conditions(evaluate):
    """Whether an item has the keys that a query asks for, where they are texts; `evaluate` reads every other condition."""

    def quick_condition(expression, item, values, names, slot="ConditionExpression"):
        parts = key_of(expression) if slot == "KeyConditionExpression" else None
        if parts is None:
            return evaluate(expression, item, values, names, slot=slot)
        partition, is_in, sort, how, against = parts
        held, asked = text(item, partition), text(values, is_in)
        placed, place = (text(item, sort), text(values, against)) if sort else ("", "")
        if not all(type(one) is str for one in (held, asked, placed, place)):
            return evaluate(expression, item, values, names, slot=slot)
        return held == asked and (not sort or COMPARED[how](placed, place))

    return quick_condition


def quick_pages(page_of, page_bytes):
    """
    Pages of a query. Whether one is full is known without counting each value where all of it, written down with more around each part
    than the table counts, is less than a page may hold. `page_of` counts.
    """

    def quick_page(items, limit, table, index_name=None):
        most = None if limit is None else int(limit)
        page = items if most is None else items[:most]
        try:
            # The second format has no references: a text that stands in several places is written in each.
            fits = len(marshal.dumps(page, 2)) < page_bytes
        except ValueError:
            fits = False
        return (list(page), most is not None and len(page) >= most) if fits else page_of(items, limit, table, index_name)

    return quick_page


# A tree does not hold itself, which the usual writer of JSON makes sure of at each dictionary and list.
written = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


def quick_answers(answer):
    """Answers of the table; `answer` makes one of an empty body, so that its head is as it was."""

    def quick_answer(data, status=200, **how):
        status, fields, _ = answer({}, status, **how)
        return status, fields, written(data).encode("utf-8")

    return quick_answer


def mend_table(dynamodb):
    """Has the table of MiniStack, a module, do so."""
    if getattr(dynamodb, "copy", None) is copy:
        dynamodb.copy = SimpleNamespace(deepcopy=copied, copy=copy.copy)
    page_of, page_bytes = getattr(dynamodb, "_paginate_evaluated_items", None), getattr(dynamodb, "_DDB_PAGE_SIZE_BYTES", None)
    if callable(page_of) and isinstance(page_bytes, int):
        dynamodb._paginate_evaluated_items = quick_pages(page_of, page_bytes)
    evaluate = getattr(dynamodb, "_evaluate_condition", None)
    if callable(evaluate):
        dynamodb._evaluate_condition = quick_conditions(evaluate)
    answer = getattr(dynamodb, "json_response", None)
    if callable(answer):
        dynamodb.json_response = quick_answers(answer)
    for name in ("_tokenize", "_condition_syntax_error"):
        if callable(getattr(dynamodb, name, None)):
            setattr(dynamodb, name, lru_cache(MOST_EXPRESSIONS)(getattr(dynamodb, name)))
