#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Manual page and completions of rafiqctl, from what `rafiqctl --describe-commands` says.

Usage: make_manual.py man|bash|zsh|fish VERSION < DESCRIPTION > FILE
"""
import json
import sys


def troff(text):
    """Text as troff takes it: a dash is a minus, and no line begins with a control character."""
    text = text.replace('\\', '\\e').replace('-', '\\-')
    return '\n'.join('\\&' + line if line[:1] in ('.', "'") else line for line in text.split('\n'))


def names(option):
    return option['name'].replace(',', ', ')


def shown_options(command):
    return [option for option in command['options'] if option['name'] != '-h,--help']


def walk(command, path=()):
    """Every command with the words that call it."""
    for child in command['commands']:
        yield (*path, child['name']), child
        yield from walk(child, (*path, child['name']))


def option_lines(command):
    for option in shown_options(command):
        needed = ' (required)' if option['required'] else ''
        yield f'.TP\n.B {troff(names(option))}\n{troff(option["description"] + needed)}'


def man(root, version):
    lines = [f'.TH RAFIQCTL 1 "" "Rafiq {version}" "User Commands"', '.SH NAME',
             f'rafiqctl \\- {troff(root["description"])}', '.SH SYNOPSIS',
             '.B rafiqctl\n[\\fIOPTIONS\\fR] \\fICOMMAND\\fR ...', '.SH OPTIONS', *option_lines(root), '.SH COMMANDS']
    for path, command in walk(root):
        if command['commands']:
            lines.append(f'.SS {troff("rafiqctl " + " ".join(path))}\n{troff(command["description"])}')
            continue
        lines.append(f'.TP\n.B {troff("rafiqctl " + " ".join(path))}\n{troff(command["description"])}')
        options = list(option_lines(command))
        if options:
            lines += ['.RS', *options, '.RE']
        if command['footer']:
            lines.append(f'.IP\n{troff(command["footer"])}')
    lines += ['.SH NOTES', troff(root['footer']), '.SH FILES', '.TP\n.I /etc/rafiq/policy.toml, /etc/rafiq/policy.d',
              'What the administrator of the machine decides.', '.TP\n.I ~/.local/share/rafiq, ~/.config/rafiq',
              'The data and the settings of a user.', '.SH SEE ALSO', '.BR rafiq (1)']
    return '\n'.join(lines) + '\n'


def words_after(command):
    """What may follow a command: the next commands, and the long options."""
    options = [name for option in shown_options(command) for name in option['name'].split(',') if name.startswith('--')]
    return [child['name'] for child in command['commands']] + options


def bash(root, _):
    cases = ''.join(f'    "{" ".join(path)}") words="{" ".join(words_after(command))}" ;;\n'
                    for path, command in [((), root), *walk(root)])
    return f'''# Completion of rafiqctl for bash, made from its own definitions.
_rafiqctl() {{
  local word path= words=
  for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    case $word in -*) ;; *) path="${{path:+$path }}$word" ;; esac
  done
  # What is no command is an argument: the longest beginning that is one counts.
  while :; do
    case $path in
{cases}    esac
    if [ -n "$words" ] || [ -z "$path" ]; then break; fi
    case $path in *' '*) path=${{path% *}} ;; *) path= ;; esac
  done
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "${{COMP_WORDS[COMP_CWORD]}}")
}}
complete -o default -F _rafiqctl rafiqctl
'''


def zsh(root, version):
    return '#compdef rafiqctl\nautoload -U +X bashcompinit && bashcompinit\n' + bash(root, version)


def fish(root, _):
    def quoted(text):
        return "'" + text.replace('\\', '\\\\').replace("'", "\\'") + "'"

    lines = ['# Completion of rafiqctl for fish, made from its own definitions.']
    for path, command in [((), root), *walk(root)]:
        where = '__fish_use_subcommand' if not path else '; and '.join(f'__fish_seen_subcommand_from {word}' for word in path)
        for child in command['commands']:
            lines.append(f'complete -c rafiqctl -f -n {quoted(where)} -a {child["name"]} -d {quoted(child["description"])}')
        for option in shown_options(command):
            for name in option['name'].split(','):
                if name.startswith('--'):
                    lines.append(f'complete -c rafiqctl -n {quoted(where if path else "true")} -l {name[2:]} '
                                 f'-d {quoted(option["description"])}')
    return '\n'.join(lines) + '\n'


if __name__ == '__main__':
    kind, version = sys.argv[1:3]
    sys.stdout.write({'man': man, 'bash': bash, 'zsh': zsh, 'fish': fish}[kind](json.load(sys.stdin), version))
