# SPDX-FileCopyrightText: 2026 The Kushk authors
# SPDX-License-Identifier: MIT
"""Whoever saw an exchange says whether it kept the contract.

Holding the central's secret key it opens what is sealed, requests and answers, and verifies what is
signed; so it belongs into tests and nowhere else.
"""

import base64
import collections
import json
import threading

import contract
import sealing


KEY_FILES = ("central-box.pub", "central-box.key", "central-sign.pub")


class Keys:
    """Of one central. texts: what its key files hold, by name."""

    def __init__(self, texts):
        self.box_public, self.box_secret, self.sign_public = (bytes.fromhex(texts[name].strip()) for name in KEY_FILES)

    @classmethod
    def load(cls, folder):
        return cls({name: (folder / name).read_text() for name in KEY_FILES})


class Witness:
    def __init__(self, document):
        self.document = document
        self.lock = threading.Lock()
        self.seen = collections.Counter()
        self.elsewhere = 0
        self.deviations = collections.Counter()

    def see(self, exchange, keys, is_request_held=True):
        """Returns what deviates. is_request_held: not where a test sends what is wrong on purpose."""
        operation, values = self.document.find(exchange.method, exchange.target, exchange.listener)
        found = list(self.examine(operation, values, exchange, keys, is_request_held))
        with self.lock:
            if operation:
                self.seen[operation.id, exchange.status] += 1
            else:
                self.elsewhere += 1
            self.deviations.update(found)
        return found

    def examine(self, operation, values, exchange, keys, is_request_held):
        if operation is None:
            if exchange.status not in (400, 403, 404, 405, 413, 429):
                yield f"{exchange.method} {exchange.target.split('?')[0]} is not documented, and answers {exchange.status}"
            return
        name = operation.id
        if is_request_held:
            opener = lambda raw: sealing.open_request(raw, keys.box_public, keys.box_secret)[0]
            for complaint in self.document.check_request(operation, values, exchange, opener):
                yield f"{name}, request: {complaint}"
        opener = lambda raw: sealing.open_answer(raw, exchange.request, exchange.request[1:33], keys.box_secret)
        for complaint in self.document.check_answer(operation, exchange, opener):
            yield f"{name}, {exchange.status}: {complaint}"
        for complaint in check_signatures(exchange, keys):
            yield f"{name}, {exchange.status}: {complaint}"

    def report(self):
        """Lines: how many exchanges of which operation, which were never seen, what deviated."""
        counts = collections.defaultdict(dict)
        for (name, status), count in self.seen.items():
            counts[name][status] = count
        yield f"exchanges {sum(self.seen.values())}"
        for operation in self.document.operations:
            if operation.id in counts:
                statuses = ", ".join(f"{status}: {count}" for status, count in sorted(counts[operation.id].items()))
                yield f"seen {operation.id} {sum(counts[operation.id].values())} ({statuses})"
        for operation in self.document.operations:
            if operation.id not in counts:
                yield f"never seen {operation.id} {operation.node['tags'][0]}"
        if self.elsewhere:
            yield f"elsewhere {self.elsewhere}"
        for deviation, count in sorted(self.deviations.items()):
            yield f"deviation {count} times: {deviation}"


def check_signatures(exchange, keys):
    if exchange.status not in (200, 201) or contract.media_type(exchange.answer_headers) != "application/json":
        return
    answer = json.loads(exchange.answer)
    if not isinstance(answer, dict):
        return
    if exchange.method == "PUT" and "signature" in answer:
        if not is_signed(sealing.acknowledgement_message(answer), answer, keys):
            yield "the acknowledgement is not signed by the central"
        if answer["digest"] != sealing.digest(exchange.request).hex():
            yield "the acknowledgement is about other bytes"
    for command in answer.get("commands", []):
        if isinstance(command, dict) and not is_signed(sealing.command_message(command), command, keys):
            yield "a command is not signed by the central"


def is_signed(message, value, keys):
    return sealing.verify(message, base64.b64decode(value["signature"]), keys.sign_public)
