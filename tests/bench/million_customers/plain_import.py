# SPDX-License-Identifier: Apache-2.0
"""What one would write in an afternoon: urllib, json and sqlite3, the same schema, a row at a time, a commit a page.

plain_import.py ADDRESS FILE SCHEMA...
It leaves out what Rafiq does besides: checking every field, an index of names, telling sounds alike, keeping count of
what a listing held.
"""
import datetime
import json
import pathlib
import sqlite3
import sys
import time
import unicodedata
import urllib.request

LETTERS = str.maketrans("أإآٱىة", "ااااي" + "ه")


def normal(name):
    text = unicodedata.normalize("NFKD", name.translate(LETTERS).casefold())
    return "".join(c for c in text if not unicodedata.combining(c))


def milliseconds(text):
    return int(datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp() * 1000)


def put(db, record, now):
    name = normal(record["name"])
    words = " ".join(sorted(set(name.split())))
    customer = db.execute("INSERT INTO customer (name, words) VALUES (?, ?)", (record["name"], words)).lastrowid
    row = db.execute(
        "INSERT INTO record (account_id, entity, external_id, kind, customer_id, version, url, modified_at, first_seen, listed) "
        "VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
        (record["entity"], record["id"], record["kind"], customer, record["version"], record["url"],
         milliseconds(record["modified_at"]), now)).lastrowid
    facts = json.dumps([[f["aspect"], f["label"], f["value"], None, f.get("consent"), None] for f in record["facts"]],
                       ensure_ascii=False)
    db.execute("INSERT INTO record_base (record_id, base, facts) VALUES (?, ?, ?)",
               (row, json.dumps(record, ensure_ascii=False, sort_keys=True), facts))
    db.execute("INSERT INTO customer_name VALUES (?, 0, ?, ?)", (row, record["name"], name))
    for place, phone in enumerate(record["phones"]):
        digits = "".join(c for c in phone["value"] if c.isdigit()).lstrip("0")
        db.execute("INSERT INTO customer_phone VALUES (?, ?, ?, ?, ?)",
                   (row, place, phone["value"], phone["label"], digits[::-1]))
    for place, mail in enumerate(record["mails"]):
        db.execute("INSERT INTO customer_mail VALUES (?, ?, ?, ?, ?)",
                   (row, place, mail["value"], mail["label"], mail["value"].casefold()))
    for place, tag in enumerate(record["languages"]):
        db.execute("INSERT INTO customer_language VALUES (?, ?, ?)", (row, place, tag))


def main():
    address, file, *schema = sys.argv[1:]
    db = sqlite3.connect(file)
    db.execute("PRAGMA journal_mode = WAL")  # as the header of Rafiq's own file says
    db.execute("PRAGMA synchronous = NORMAL")  # as careful as Rafiq's first import
    for step in schema:
        db.executescript(pathlib.Path(step).read_text(encoding="utf-8"))
    db.execute("INSERT INTO account (name, connector, settings, secret_slots, secret_place) VALUES ('crm', 'pages', '{}', '[]', 'file')")
    db.commit()
    begin, count, page = time.monotonic(), 0, 0
    now = int(time.time() * 1000)
    while records := json.load(urllib.request.urlopen(f"{address}/{page}")):
        for record in records:
            put(db, record, now)
        page += 1
        db.execute("UPDATE account SET checkpoint = ?", (json.dumps({"page": page}),))
        db.commit()
        count += len(records)
    print(json.dumps({"records": count, "seconds": time.monotonic() - begin}))


main()
