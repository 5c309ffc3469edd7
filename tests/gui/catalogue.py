# SPDX-License-Identifier: Apache-2.0
"""Reads a gettext catalogue."""
import re


def entries(po):
    """id -> (plural id or '', [translations]) of a catalogue without comments or obsolete entries."""
    found = {}
    for block in po.split('\n\n'):
        fields = {}
        current = None
        for line in block.splitlines():
            match = re.match(r'(msgid|msgid_plural|msgstr(?:\[\d\])?) "(.*)"$', line)
            if match:
                current = match[1]
                fields[current] = match[2]
            elif line.startswith('"') and current:
                fields[current] += line[1:-1]
        if fields.get('msgid'):
            said = [text for key, text in sorted(fields.items()) if key.startswith('msgstr')]
            found[fields['msgid']] = (fields.get('msgid_plural', ''), said)
    return found
