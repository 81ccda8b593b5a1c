#!/usr/bin/env python3
"""The tables of a release as one SQLite file, by their metadata (CSV on the Web): sqlite.py DIR/latest/tables egnatia.sqlite

A table for each class, with its first column as the key; a column that has several values is a table of its own, named
TABLE__COLUMN, with a line for each value; "thing" has the English name of everything and its table, "columns" says what each
column means, and "about" which release it is. Days are text (YYYY-MM-DD), booleans 0 and 1. Equal tables give equal bytes by the same SQLite. Needs Python 3.9 and nothing else."""
import csv
import gzip
import json
import sqlite3
import sys
from decimal import Decimal
from pathlib import Path

TYPES = {"integer": "INTEGER", "boolean": "INTEGER", "decimal": "NUMERIC"}


def name(text):
    return '"' + text.replace('"', '""') + '"'


def value(text, kind):
    if text == "":
        return None
    if kind == "integer":
        return int(text)
    if kind == "boolean":
        return {"true": 1, "1": 1, "false": 0, "0": 0}[text]
    if kind == "decimal":
        # A number that SQLite cannot hold to its last digit stays text.
        return float(text) if Decimal(repr(float(text))) == Decimal(text) else text
    return text


def rows(path):
    packed = path.with_name(path.name + ".gz")
    opened = open(path, encoding="utf-8", newline="") if path.exists() else gzip.open(packed, "rt", encoding="utf-8", newline="")
    with opened as text:
        yield from csv.reader(text, strict=True)


def write(folder, database):
    described = json.loads((folder / "csv-metadata.json").read_text(encoding="utf-8"))
    manifest = folder.parent / "manifest.json"
    about = json.loads(manifest.read_text(encoding="utf-8")) if manifest.exists() else {}
    said = {key: about[key] for key in ("name", "dataset", "version", "issued") if key in about}
    said["note"] = described["dc:description"]
    database.execute('CREATE TABLE "about" ("what" TEXT PRIMARY KEY, "is" TEXT NOT NULL) WITHOUT ROWID')
    database.executemany('INSERT INTO "about" VALUES (?, ?)', sorted(said.items()))
    database.execute('CREATE TABLE "columns" ("table" TEXT, "column" TEXT, "title" TEXT NOT NULL, "property" TEXT, "datatype" TEXT,'
                     ' "language" TEXT, PRIMARY KEY ("table", "column")) WITHOUT ROWID')
    database.execute('CREATE TABLE "thing" ("iri" TEXT NOT NULL, "label" TEXT, "table" TEXT NOT NULL, PRIMARY KEY ("iri", "table"))'
                     ' WITHOUT ROWID')
    tables = written = 0
    for table in described["tables"]:
        path = folder / table["url"]
        called = path.stem.replace("-", "_")
        schema = table["tableSchema"]
        columns = schema["columns"]
        key = schema["primaryKey"]
        single = [at for at, column in enumerate(columns) if "separator" not in column]
        # The names of several things stand in "thing".
        several = [at for at, column in enumerate(columns) if "separator" in column and not column.get("suppressOutput")]
        kinds = [column.get("datatype", "string") for column in columns]
        fields = ", ".join(f"{name(columns[at]['name'])} {TYPES.get(kinds[at], 'TEXT')}"
                           + (" PRIMARY KEY NOT NULL" if columns[at]["name"] == key else "") for at in single)
        database.execute(f"CREATE TABLE {name(called)} ({fields}) WITHOUT ROWID")
        database.executemany('INSERT INTO "columns" VALUES (?, ?, ?, ?, ?, ?)', [
            (called if at in single else f"{called}__{column['name']}", column["name"], column["titles"], column.get("propertyUrl"), kinds[at],
             column.get("lang")) for at, column in enumerate(columns) if at in single or at in several])
        for at in several:
            database.execute(f"CREATE TABLE {name(called + '__' + columns[at]['name'])} ({name(key)} TEXT NOT NULL REFERENCES {name(called)},"
                             f" {name(columns[at]['name'])} {TYPES.get(kinds[at], 'TEXT')} NOT NULL,"
                             f" PRIMARY KEY ({name(key)}, {name(columns[at]['name'])})) WITHOUT ROWID")
        tables += 1 + len(several)
        lines = rows(path)
        heading = next(lines)
        if heading != [column["titles"] for column in columns]:
            raise ValueError(f"{path}: its first line has not the columns of csv-metadata.json")
        keyed = next(at for at, column in enumerate(columns) if column["name"] == key)
        labelled = next((at for at in single if columns[at]["name"] in ("label_en", "prefLabel_en", "title_en")), None)
        insert = f"INSERT INTO {name(called)} VALUES ({', '.join('?' * len(single))})"
        for line in lines:
            database.execute(insert, [value(line[at], kinds[at]) for at in single])
            for at in several:
                parts = [value(part, kinds[at]) for part in line[at].split(columns[at]["separator"]) if part]
                database.executemany(f"INSERT INTO {name(called + '__' + columns[at]['name'])} VALUES (?, ?)", [(line[keyed], part) for part in parts])
            database.execute('INSERT INTO "thing" VALUES (?, ?, ?)', (line[keyed], (line[labelled] or None) if labelled is not None else None, called))
            written += 1
    return tables, written


def main(arguments):
    if len(arguments) != 2 or arguments[0].startswith("-"):
        print(__doc__, file=sys.stderr)
        return 2
    folder, out = Path(arguments[0]), Path(arguments[1])
    part = out.with_name(out.name + ".part")
    try:
        part.unlink(missing_ok=True)
        database = sqlite3.connect(part)
        database.execute("PRAGMA page_size = 4096")
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("BEGIN")
        tables, written = write(folder, database)
        database.commit()
        database.execute("VACUUM")
        database.close()
        part.replace(out)
    except (OSError, ValueError, KeyError, StopIteration, csv.Error, sqlite3.Error) as problem:
        part.unlink(missing_ok=True)
        print(f"sqlite.py: {out} is not written: {problem}; give the folder 'tables' of a release, and a file", file=sys.stderr)
        return 3
    print(f"{out}: {tables} tables, {written} things")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
