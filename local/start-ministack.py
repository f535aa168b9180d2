"""Starts MiniStack as its own command does, with some things mended.

What its table does with each item takes fewer steps here (quick_table.py); plain requests are answered in a few (plain_first.py).

Python looks for what refers to itself after every seven hundred objects, and now and then through all there are. Items refer to nothing,
and there are ever more of them: it looks less often here, and not at what the emulator begins with.

It starts a further process for each call of a function that comes while others are at work. AWS has machines for that; here they share
the processors, and each costs as much to start as dozens of calls: after a burst of 400 complaints their processes held 12.6 GiB.
Whoever finds the process of a function at work waits for it, since to start another takes as long as dozens of calls; after some seconds
one more is started, up to as many as there are processors. Whoever waits for very long gets another all the same, so that nobody waits
for ever for whoever waits for them. A process that nobody calls goes after some minutes, as on AWS, also if it is the only one. Of each
the system gets back what Node needed only to read the code, some 20 MiB.

After each call it looks fifty times in fifty milliseconds whether something was written to the log. A function writes before it answers.

It reads all streams by one thread, so what is read by one function waits for another; and it calls a function at once for whom records
are to be gathered in a window: what signs the heads of histories once a minute was called ten times for one case. Here each mapping has
a thread of its own, and its window counts, though at most two seconds, so that nobody waits for what is tried.

Should MiniStack name these functions otherwise one day, it starts as it is.
"""

import gc
import logging
import os
import queue
import threading
import time
from functools import lru_cache

from ministack import app
from ministack.core import lambda_runtime
from ministack.services import dynamodb, lambda_svc
from plain_first import mend_http
from quick_table import mend_table

logger = logging.getLogger("amends")

# Processes of one function, and how long a call waits for the first and for all of them, in seconds.
MOST_WORKERS = int(os.environ.get("AMENDS_WORKERS", max(2, os.cpu_count() or 2)))
WAITS_FOR_FIRST = float(os.environ.get("AMENDS_WAITS_FOR_FIRST", 3))
PATIENCE = 60.0

# How long a process that nobody calls is kept, in seconds.
LONGEST_IDLE = 240.0

# How long the last lines of a call may take through their pipe, in seconds.
LAST_LINES = 0.005

# The longest that records wait for others here, in seconds.
LONGEST_WINDOW = 2.0

# After so many new objects Python looks for what refers to itself among them, and further each tenth time.
GARBAGE_AFTER = (10_000, 10, 10)


def mends(module, *names):
    """Whether a module has all that is to be mended."""
    return all(callable(getattr(module, name, None)) for name in names)


def mend_workers():
    """Calls wait for a process that is at work, and are woken when one is given back."""
    if not mends(lambda_runtime, "acquire_worker", "release_worker"):
        return
    acquire, release = lambda_runtime.acquire_worker, lambda_runtime.release_worker
    if getattr(lambda_svc, "acquire_worker", None) is not acquire:
        return
    given_back = threading.Condition()

    def acquire_patiently(func_name, config, code_zip, qualifier="$LATEST", max_concurrency=None):
        began = time.monotonic()
        with given_back:
            for most, patience in ((1, WAITS_FOR_FIRST), (MOST_WORKERS, PATIENCE)):
                while (left := began + patience - time.monotonic()) > 0:
                    worker, reason = acquire(func_name, config, code_zip, qualifier, max_concurrency or most)
                    if worker is not None:
                        return worker, reason
                    given_back.wait(left)
        return acquire(func_name, config, code_zip, qualifier, max_concurrency)

    def release_and_tell(worker):
        release(worker)
        with given_back:
            given_back.notify_all()

    lambda_svc.acquire_worker = acquire_patiently
    lambda_svc.release_worker = release_and_tell


def mend_idle():
    """The first process of a function goes as well where nobody calls it for long."""
    if not (mends(lambda_svc, "reap_idle_workers") and mends(lambda_runtime, "kill_workers")):
        return
    reap_surplus = lambda_svc.reap_idle_workers

    def reap():
        reap_surplus()
        latest = time.time() - LONGEST_IDLE
        idle = []
        with lambda_runtime._lock:
            for workers in lambda_runtime._workers.values():
                idle += [worker for worker in workers if not worker.in_use and worker.last_used < latest]
                workers[:] = [worker for worker in workers if worker not in idle]
        lambda_runtime.kill_workers(idle)

    lambda_svc.reap_idle_workers = reap


def mend_memory():
    """
    What Node needs to read the code of a function would stay with the process, since little that is kept lies behind it. A piece of 32 KiB
    or more is asked of the kernel by itself and goes back to it. The variables are glibc's; no other library heeds them.
    """
    os.environ.setdefault("MALLOC_MMAP_THRESHOLD_", "32768")
    os.environ.setdefault("MALLOC_ARENA_MAX", "1")


def mend_logs():
    """What a call wrote is waited for, and not looked for again and again."""
    if not mends(getattr(lambda_runtime, "Worker", None), "_drain_stderr_bounded"):
        return

    def drain(self, *_, **__):
        lines = []
        try:
            while True:
                lines.append(self._stderr_queue.get(timeout=LAST_LINES))
        except queue.Empty:
            return "\n".join(lines)

    lambda_runtime.Worker._drain_stderr_bounded = drain


def mend_streams():
    """Each mapping of a stream is served by a thread of its own, which waits for the window of the mapping before it reads."""
    if not (mends(lambda_svc, "_poll_dynamodb_streams", "_iter_all_esms") and mends(dynamodb, "_emit_stream_event")):
        return
    poll, mappings, emit = lambda_svc._poll_dynamodb_streams, lambda_svc._iter_all_esms, dynamodb._emit_stream_event
    served = threading.local()
    news = {}

    def mappings_served():
        one = getattr(served, "mapping", None)
        return (entry for entry in mappings() if one is None or entry[2]["UUID"] == one)

    def serve(mapping, window, has_news):
        served.mapping = mapping
        while True:
            has_news.wait()
            time.sleep(window)
            has_news.clear()
            try:
                while poll():
                    pass
            except Exception as error:
                logger.error("The reader of a stream failed: %s", error)

    def tell():
        for _, _, mapping in mappings():
            if ":dynamodb:" not in mapping.get("EventSourceArn", ""):
                continue
            one = mapping["UUID"]
            if one not in news:
                news[one] = threading.Event()
                window = min(float(mapping.get("MaximumBatchingWindowInSeconds") or 0), LONGEST_WINDOW)
                threading.Thread(target=serve, args=(one, window, news[one]), daemon=True).start()
            news[one].set()
        return False

    def emit_and_tell(*args, **named):
        emit(*args, **named)
        for has_news in tuple(news.values()):
            if not has_news.is_set():  # else whoever was told has not begun to read, and finds this too
                has_news.set()

    lambda_svc._iter_all_esms = mappings_served
    lambda_svc._poll_dynamodb_streams = tell
    dynamodb._emit_stream_event = emit_and_tell


def mend_names():
    """Whose a function is stands in its name, which is read several times for each call."""
    if mends(lambda_runtime, "_lambda_function_account_region_from_arn"):
        read = lru_cache(1024)(lambda_runtime._lambda_function_account_region_from_arn)
        lambda_runtime._lambda_function_account_region_from_arn = read


def mend_garbage():
    gc.freeze()
    gc.set_threshold(*GARBAGE_AFTER)


mend_http(app)
mend_table(dynamodb)
for mend in (mend_workers, mend_idle, mend_memory, mend_logs, mend_streams, mend_names, mend_garbage):
    mend()

app.main()
