# SPDX-FileCopyrightText: 2026 The Kushk authors
# SPDX-License-Identifier: MIT
"""openapi.yaml as a program reads it: which operation an exchange is, and where it deviates.

Stricter than a client has to be: a member, a header's value, a status or a media type that the
document does not name is a deviation, so that what is served is what is written. Needs PyYAML and
jsonschema of Debian 12.
"""

import base64
import collections
import datetime
import functools
import json
import re
import urllib.parse

import yaml
from jsonschema import Draft202012Validator, FormatChecker, RefResolver, validators

METHODS = ("get", "put", "post", "delete", "patch")
COMPOSED = {"oneOf", "anyOf", "allOf"}
ENVELOPE = "application/vnd.kushk.envelope"
PROBLEM = "application/problem+json"

Operation = collections.namedtuple("Operation", "id path method listener parameters node")
# listener: as in Operation; names of headers in lower case; request and answer are bytes.
Exchange = collections.namedtuple("Exchange", "listener method target request_headers request status answer_headers answer")


class Loader(yaml.CSafeLoader):
    """YAML 1.2's core schema, near enough: 1.1 takes dates and yes for more than words."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool"))]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))

formats = FormatChecker(formats=())


@formats.checks("date-time", raises=ValueError)
def is_time(text):
    return not isinstance(text, str) or datetime.datetime.fromisoformat(text).tzinfo is not None


@formats.checks("date", raises=ValueError)
def is_date(text):
    return not isinstance(text, str) or bool(datetime.date.fromisoformat(text))


@formats.checks("uri", raises=ValueError)
def is_uri(text):
    return not isinstance(text, str) or bool(urllib.parse.urlsplit(text).scheme)


@formats.checks("int64")
def is_int64(number):
    return not isinstance(number, int) or -(2**63) <= number < 2**63


def close_objects(node):
    """Nothing is in an object but what its schema names. Parts of an allOf cannot know of each other."""
    if isinstance(node, list):
        for part in node:
            close_objects(part)
    if not isinstance(node, dict):
        return
    if "properties" in node and "additionalProperties" not in node:
        word = "unevaluatedProperties" if COMPOSED & node.keys() else "additionalProperties"
        node[word] = False
    for name, part in node.items():
        if name == "allOf":
            continue
        if name not in ("examples", "example", "default", "enum", "const"):
            close_objects(part)


class Contract:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.document = yaml.load(file, Loader)
        self.components = self.document["components"]
        close_objects(self.components)
        close_objects(self.document["paths"])
        self.resolver = RefResolver.from_schema(self.document)
        self.operations = list(self.read_operations())

    def follow(self, node):
        while isinstance(node, dict) and "$ref" in node:
            node = self.resolver.resolve(node["$ref"])[1]
        return node

    def read_operations(self):
        for path, item in self.document["paths"].items():
            for method in METHODS:
                if method in item:
                    node = item[method]
                    parameters = [self.follow(each) for each in item.get("parameters", []) + node.get("parameters", [])]
                    listener = self.listener_of(item, node)
                    yield Operation(node["operationId"], path, method.upper(), listener, parameters, node)

    def listener_of(self, item, node):
        """ "kiosks", "public" or "operators", as the server's description says; None for what is on several."""
        if {} in node.get("security", []):
            return None
        servers = node.get("servers") or item.get("servers") or self.document["servers"]
        return re.search("kiosks|public|operators", servers[0]["description"])[0]

    @functools.cached_property
    def patterns(self):
        """The most literal path first, so that /check is not taken for a parameter."""
        ordered = sorted(self.operations, key=lambda operation: (operation.path.count("{"), operation.path))
        return [
            (re.compile("^" + re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^/]+)", re.escape(operation.path)) + "$"), operation)
            for operation in ordered
        ]

    def find(self, method, target, listener):
        """The operation, and the values in its path; HEAD is what GET is."""
        path = urllib.parse.urlsplit(target).path
        for pattern, operation in self.patterns:
            match = pattern.match(path)
            is_there = operation.listener in (listener, None)
            if match and is_there and operation.method == ("GET" if method == "HEAD" else method):
                return operation, {name: urllib.parse.unquote(value) for name, value in match.groupdict().items()}
        return None, {}

    def complain(self, schema, value, unseal=None):
        """What is wrong with the value. unseal: opens the bytes of a contentSchema, or says that it cannot."""

        def check_content(validator, content_schema, text, parent):
            if unseal is None or not isinstance(text, str):
                return
            raw = base64.b64decode(text) if parent.get("contentEncoding") == "base64" else text.encode("latin-1")
            yield from validator.descend(json.loads(unseal(raw)), content_schema, schema_path="contentSchema")

        kind = validators.extend(Draft202012Validator, {"contentSchema": check_content})
        validator = kind(schema, resolver=self.resolver, format_checker=formats)
        return [complaint for error in validator.iter_errors(value) for complaint in explain(error)]

    def check_request(self, operation, values, exchange, unseal):
        yield from self.check_parameters(operation, values, exchange)
        body = operation.node.get("requestBody")
        kind = media_type(exchange.request_headers)
        if body is None:
            if exchange.request:
                yield "a body is not documented"
            return
        content = self.follow(body)["content"]
        if kind not in content:
            yield f"the request's media type {kind} is not documented"
            return
        yield from self.check_body(content[kind], kind, exchange.request, unseal)

    def check_parameters(self, operation, values, exchange):
        query = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(exchange.target).query, keep_blank_values=True))
        places = {"path": values, "query": query, "header": exchange.request_headers}
        for parameter in operation.parameters:
            place, name = places[parameter["in"]], parameter["name"]
            if parameter["in"] == "header":
                name = name.lower()
            if name in place:
                for complaint in self.complain(parameter["schema"], typed(place[name], self.follow(parameter["schema"]))):
                    yield f"parameter {name}: {complaint}"
            elif parameter.get("required"):
                yield f"parameter {name} is missing"
        for name in query.keys() - {each["name"] for each in operation.parameters if each["in"] == "query"}:
            yield f"parameter {name} is not documented"

    def check_answer(self, operation, exchange, unseal):
        responses = operation.node["responses"]
        response = self.follow(responses.get(str(exchange.status)) or responses.get("default"))
        if response is None:
            yield f"status {exchange.status} is not documented"
            return
        yield from self.check_headers(response, exchange)
        content = response.get("content", {})
        kind = media_type(exchange.answer_headers)
        if exchange.method == "HEAD" or (not content and not exchange.answer):
            return
        if kind not in content:
            yield f"{exchange.status} comes as {kind}, which is not documented"
            return
        if kind == PROBLEM:
            yield from check_problem(exchange)
        yield from self.check_body(content[kind], kind, exchange.answer, unseal)

    def check_headers(self, response, exchange):
        for name, node in response.get("headers", {}).items():
            header = self.follow(node)
            value = exchange.answer_headers.get(name.lower())
            if value is None and header.get("required"):
                yield f"header {name} is missing"
            if value is not None:
                for complaint in self.complain(header["schema"], typed(value, self.follow(header["schema"]))):
                    yield f"header {name}: {complaint}"

    def check_body(self, media, kind, body, unseal):
        schema = media.get("schema", {})
        try:
            if kind == ENVELOPE:
                value = body.decode("latin-1")
            elif kind == "application/json" or kind.endswith("+json"):
                value = json.loads(body)
            elif kind == "application/x-www-form-urlencoded":
                value = dict(urllib.parse.parse_qsl(body.decode(), keep_blank_values=True))
            elif kind.startswith("text/"):
                value = body.decode()
            else:
                return
            yield from self.complain(schema, value, unseal)
        except Exception as error:  # whatever cannot be read is a deviation, whoever is to blame
            yield f"{kind}: {type(error).__name__}: {error}"


def media_type(headers):
    return headers.get("content-type", "").split(";")[0].strip().lower()


def typed(text, schema):
    """A parameter or a header is text; its schema may want a number."""
    if schema.get("type") == "integer" and re.fullmatch("-?[0-9]+", text):
        return int(text)
    return text


def explain(error):
    """Where and what, without the value: it may be a citizen's. Of a oneOf, its nearest branch."""
    if error.context:
        branches = collections.defaultdict(list)
        for inner in error.context:
            branches[inner.schema_path[0]].append(inner)
        nearest = min(branches.values(), key=lambda errors: (-max(len(each.absolute_path) for each in errors), len(errors)))
        return [complaint for inner in nearest for complaint in explain(inner)]
    reason = error.message
    if error.validator not in ("required", "additionalProperties", "unevaluatedProperties"):
        reason = f"breaks {error.validator}: {json.dumps(error.validator_value)[:100]}"
    return [f"{error.json_path}: {reason}"]


def check_problem(exchange):
    problem = json.loads(exchange.answer)
    if problem.get("status") != exchange.status:
        yield "the problem's status is not the answer's"
    if problem.get("type") != "urn:kushk:problem:" + str(problem.get("code")):
        yield "the problem's type is not its code's"
    if "content-language" not in exchange.answer_headers:
        yield "a problem without Content-Language"
