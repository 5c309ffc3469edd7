# SPDX-License-Identifier: Apache-2.0
"""make_reference.py [--check]: writes the references from what they describe, so that they cannot drift from it.

reference-manifest.md comes from schema/manifest.schema.json, reference-abi.md from include/rafiq/connector.h. With
--check nothing is written: it fails when a reference is not what would be written.
"""
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent
MADE = "<!-- Made by make_reference.py. Do not edit. -->\n\n"


# ---- manifests

def type_of(schema):
    """What may stand there, in words, with a link where it is described elsewhere."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        return f"[{name}](#{name})"
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    kind = schema.get("type", "any JSON")
    if isinstance(kind, list):
        return " or ".join(kind)
    if kind == "array":
        return "list of " + type_of(schema["items"]) if "items" in schema else "list"
    if kind == "object" and isinstance(schema.get("additionalProperties"), dict):
        return "by name: " + type_of(schema["additionalProperties"])
    return kind


def told(schema):
    """The description, with the limits that the schema sets."""
    text = [schema["description"]] if "description" in schema else []
    if "pattern" in schema:
        text.append(f"Written as `{schema['pattern']}`.")
    for limit, words in (("minimum", "At least"), ("exclusiveMinimum", "More than")):
        if limit in schema:
            text.append(f"{words} {schema[limit]}.")
    if "default" in schema:
        text.append(f"Without it: `{json.dumps(schema['default'])}`.")
    return " ".join(text).replace("|", "\\|").replace("\n", " ")


def members(schema, prefix=""):
    required = schema.get("required", [])
    for name, member in schema.get("properties", {}).items():
        shown = f"{prefix}{name}"
        yield f"| `{shown}` | {type_of(member)} | {'yes' if name in required else ''} | {told(member)} |"
        if member.get("type") == "object":
            yield from members(member, shown + ".")
        elif member.get("type") == "array" and member.get("items", {}).get("type") == "object":
            yield from members(member["items"], shown + "[].")


def table(schema):
    rows = list(members(schema))
    return ["| key | value | needed | |", "|---|---|---|---|", *rows, ""] if rows else []


def manifest_reference():
    schema = json.loads((HERE.parent / "schema/manifest.schema.json").read_text(encoding="utf-8"))
    lines = ["# Reference: manifest.json", "", schema["description"], "",
             "Every key there is. `${...}` is explained under [value](#value).", "", *table(schema)]
    for name, part in schema["$defs"].items():
        lines += [f"## {name}", ""]
        if "description" in part:
            lines += [part["description"], ""]
        if "enum" in part:
            lines += ["One of " + type_of(part) + ".", ""]
        lines += table(part)
    return MADE + "\n".join(lines).rstrip() + "\n"


# ---- the ABI

def words_of(comment):
    """A C comment as a paragraph; indented lines of it stay as they are."""
    lines = [re.sub(r"^ ?\* ?", "", line.strip()) if line.strip().startswith("*") else line.strip()
             for line in comment.strip("/* \n").splitlines()]
    return " ".join(line for line in lines if line).strip()


def sections(header):
    """(comment, code) of each definition that a connector meets, in the order of the header."""
    body = header.split('extern "C" {', 1)[1].split("#ifdef __cplusplus\n}", 1)[0]
    found = re.finditer(r"(?:/\*(?P<comment>(?:[^*]|\*(?!/))*)\*/\n)?(?P<code>(?:#define RAFIQ_SERVICE[^\n]*\n+)?"
                        r"typedef (?:struct|enum) \w+ \{.*?\} \w+;|typedef [^;{]*;)", body, re.DOTALL)
    for match in found:
        name = re.search(r"(\w+);$", match["code"]) if "{" in match["code"] else re.search(r"\(\*(\w+)\)", match["code"])
        yield name.group(1), match["comment"] or "", match["code"]


def abi_reference():
    header = (HERE.parent / "include/rafiq/connector.h").read_text(encoding="utf-8")
    preface = header.split("/*", 2)[2].split("*/", 1)[0]
    paragraphs = [re.sub(r"^ \* ?", "", line) for line in preface.splitlines()]
    lines = ["# Reference: the ABI in C", "", "From `rafiq/connector.h`. In C++ you meet none of it: see `rafiq/connector.hpp`.",
             "", "```", *[line.rstrip() for line in paragraphs if line.strip() != "*"], "```", ""]
    for name, comment, code in sections(header):
        lines += [f"## {name}", ""]
        if "Verbs" in comment:
            lines += ["```", *[re.sub(r"^ \* ?", "", line).rstrip() for line in comment.strip("\n").splitlines()], "```", ""]
        elif comment:
            lines += [words_of(comment), ""]
        lines += ["```c", code, "```", ""]
    return MADE + "\n".join(lines).rstrip() + "\n"


def main():
    stale = []
    for name, text in (("reference-manifest.md", manifest_reference()), ("reference-abi.md", abi_reference())):
        file = HERE / name
        if "--check" not in sys.argv:
            file.write_text(text, encoding="utf-8")
        elif not file.exists() or file.read_text(encoding="utf-8") != text:
            stale.append(name)
    if stale:
        sys.exit(f"{', '.join(stale)}: not what the schema and the header say. Run python3 sdk/docs/make_reference.py")


main()
