"""Starts MiniStack as its own command does, with two things mended.

MiniStack reads the text of a condition anew for each item it is held against; DynamoDB reads it once a request. So a query took the
longer the more lay in its partition: 37 ms for 1,700 items, of which 50 were asked for. What is kept here depends on the text alone,
so no answer changes.

It starts a further process for each call of a function that comes while others are at work. AWS has machines for that; here they share
the processors, and each costs as much to start as dozens of calls: after a burst of 400 complaints their processes held 12.6 GiB.
Whoever finds as many processes of a function at work as there are processors waits for one of them, for a while; then another is
started, so that nobody waits for ever for whoever waits for them.

Should MiniStack name these functions otherwise one day, it starts as it is.
"""

import os
import time
from functools import lru_cache

from ministack.app import main
from ministack.core import lambda_runtime
from ministack.services import dynamodb, lambda_svc

# Expressions are few, since values stand beside them; the limit is for whoever writes values into them.
MOST_EXPRESSIONS = 1024

# Processes of one function, and how long a call waits for one of them, in seconds.
MOST_WORKERS = int(os.environ.get("AMENDS_WORKERS", max(2, os.cpu_count() or 2)))
PATIENCE = 20.0
LOOKS_EVERY = 0.004

for name in ("_tokenize", "_condition_syntax_error"):
    read = getattr(dynamodb, name, None)
    if read:
        setattr(dynamodb, name, lru_cache(MOST_EXPRESSIONS)(read))

acquire = getattr(lambda_runtime, "acquire_worker", None)


def acquire_patiently(func_name, config, code_zip, qualifier="$LATEST", max_concurrency=None):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        worker, reason = acquire(func_name, config, code_zip, qualifier, max_concurrency or MOST_WORKERS)
        if worker is not None:
            return worker, reason
        time.sleep(LOOKS_EVERY)
    return acquire(func_name, config, code_zip, qualifier, max_concurrency)


if acquire and getattr(lambda_svc, "acquire_worker", None) is acquire:
    lambda_svc.acquire_worker = acquire_patiently

main()
