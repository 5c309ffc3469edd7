#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Fails on an #include that runs against the arrows of the house.

Usage: include_arrows.py SOURCE_DIR | --self-test
"""
import pathlib
import re
import sys

# From each room, the rooms it may include. A room may always include itself.
CORE = {
    'util': set(),
    'model': {'util'},
    'platform': {'util'},
    'policy': {'platform', 'model', 'util'},
    'secrets': {'platform', 'util'},
    'net': {'platform', 'util'},
    'search': {'util'},
    'words': {'model', 'util'},
    'journey': {'words', 'model', 'util'},
    'draft': {'model', 'util'},
    'guidance': {'draft', 'words', 'model', 'util'},
    'context': {'model', 'util'},
    'store': {'search', 'model', 'platform', 'util'},
    'connector': {'net', 'platform', 'util'},
    'sync': {'store', 'connector', 'search', 'model', 'util'},
}
CORE['app'] = set(CORE)
CORE['programs'] = {'app', 'model', 'util', 'platform', 'connector'}
FROM_SIDEBAR = {'core/app', 'core/model', 'core/util'}
NO_WX = re.compile(r'^(core|plugins|sdk)/')
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]')


def room(path):
    parts = path.split('/')
    return '/'.join(parts[:2]) if parts[0] == 'core' and len(parts) > 2 else parts[0]


def allowed(source, target):
    """Whether the file `source` may include `target`, both relative to the source directory."""
    if target.startswith('wx/'):
        return not NO_WX.match(source)
    if target.startswith('rafiq/'):
        return not source.startswith('core/') or room(source) in ('core/connector', 'core/programs')
    top = target.split('/')[0]
    if top not in ('core', 'plugins', 'sidebar', 'sdk', 'tests'):
        return True
    here, there = room(source), room(target)
    if source.startswith('tests/') or here == there:
        return True
    if here.startswith('core/'):
        name = here.split('/')[1]
        return there.startswith('core/') and there.split('/')[1] in CORE.get(name, set())
    if here == 'sidebar':
        return there in FROM_SIDEBAR
    if here == 'sdk':
        return source.startswith('sdk/conformance/') and there in ('core/connector', 'core/net', 'core/platform', 'core/util')
    return False  # plugins see the SDK alone


def view_sees_store(source, target):
    return source.startswith('sidebar/views/') and target.startswith('core/app/')


def violations(root):
    for top in ('core', 'plugins', 'sidebar', 'sdk'):
        for path in sorted((root / top).rglob('*')):
            if path.suffix not in ('.h', '.hpp', '.cpp', '.c'):
                continue
            source = path.relative_to(root).as_posix()
            for number, line in enumerate(path.read_text(encoding='utf-8').splitlines(), 1):
                match = INCLUDE.match(line)
                if match and (not allowed(source, match[1]) or view_sees_store(source, match[1])):
                    yield f'{source}:{number}: may not include {match[1]}'


def self_test():
    right = [('core/app/x.cpp', 'core/store/y.hpp'), ('sidebar/views/x.cpp', 'wx/wx.h'), ('plugins/rt/x.cpp', 'rafiq/connector.hpp'),
             ('core/connector/x.cpp', 'rafiq/connector.h'), ('sdk/conformance/x.cpp', 'core/connector/y.hpp')]
    wrong = [('core/model/x.cpp', 'core/store/y.hpp'), ('core/app/x.cpp', 'wx/wx.h'), ('plugins/rt/x.cpp', 'core/util/json.hpp'),
             ('sidebar/views/x.cpp', 'core/store/y.hpp'), ('core/store/x.cpp', 'rafiq/connector.h'), ('sdk/conformance/x.cpp', 'core/store/y.hpp'), ('core/net/x.cpp', 'sidebar/x.hpp')]
    bad = [pair for pair in right if not allowed(*pair)] + [pair for pair in wrong if allowed(*pair)]
    return [f'judged wrongly: {source} -> {target}' for source, target in bad]


def main():
    found = self_test() if sys.argv[1:] == ['--self-test'] else list(violations(pathlib.Path(sys.argv[1])))
    print('\n'.join(found) or 'every include runs along the arrows')
    return 1 if found else 0


sys.exit(main())
