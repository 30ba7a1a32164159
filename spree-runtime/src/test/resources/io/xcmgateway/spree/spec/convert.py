#!/usr/bin/env python3
"""Makes core.json.gz from the .wast files of the WebAssembly core test suite.

Usage: convert.py FOLDER OUTPUT, with wabt's wast2json (1.0.32) on the path. FOLDER is `test/spec` of
Debian's source package binaryen 108-1, which carries a copy of the suite (`apt-get source binaryen`).

The suite is (c) WebAssembly Community Group participants, under the Apache License 2.0; so is binaryen.

What is about floats, SIMD, 64-bit memories, references, exceptions, GC or several modules alone is left out.
Each command of the others is kept. A module in the text format that must be malformed is kept without
its text: it is a test of a text parser, and is only counted.
"""
import gzip
import json
import pathlib
import re
import subprocess
import sys
import tempfile

FILES = """
address align binary binary-leb128 block br br_if br_table break-drop bulk-memory call call_indirect
comments const conversions custom data endianness exports fac forward func func_ptrs globals i32 i64
if imports inline-module int_exprs int_literals labels left-to-right load local_get local_set
local_tee loop memory memory_grow memory_redundancy memory_size memory_trap names nop return
select skip-stack-guard-page stack start store switch token traps type unreachable unreached-invalid
unwind utf8-custom-section-id utf8-import-field utf8-import-module utf8-invalid-encoding
""".split()


def source(path):
    """Two files use assertions that wast2json does not read: of floats, and without a reason."""
    text = path.read_text()
    if path.stem == "conversions":
        text = re.sub(r"(?m)^\(assert_return_(canonical|arithmetic)_nan .*$", "", text)
    if path.stem == "bulk-memory":
        bare = r"\(assert_trap (\(invoke [^()]*(?:\([^()]*\)\s*)*\))\)"
        text = re.sub(bare, r'(assert_trap \1 "out of bounds")', text)
    return text


def convert(path, folder):
    wast = folder / path.name
    wast.write_text(source(path))
    out = folder / (path.stem + ".json")
    subprocess.run(["wast2json", str(wast), "-o", str(out)], check=True)
    commands = []
    for command in json.loads(out.read_text())["commands"]:
        name = command.pop("filename", None)
        if name and name.endswith(".wasm"):
            command["wasm"] = (folder / name).read_bytes().hex()
        commands.append(command)
    return {"file": path.stem, "commands": commands}


def main(source_folder, output):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        files = [convert(pathlib.Path(source_folder) / (each + ".wast"), folder) for each in FILES]
    text = json.dumps(files, separators=(",", ":"), sort_keys=True)
    with open(output, "wb") as raw:
        with gzip.GzipFile("", "wb", 9, raw, 0) as out:
            out.write(text.encode())


main(*sys.argv[1:])
