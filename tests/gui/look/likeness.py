# SPDX-License-Identifier: Apache-2.0
"""Pictures of a window: taken, kept small, and compared."""
import os
import platform
import subprocess

# Two limits, both needed. A letter drawn a shade otherwise is neither; a missing word or a moved margin passes the first
# limit, and another tint of a large field the second.
NOISE = '10%'     # a point this much lighter or darker is the same
POINTS = 0.001    # of the points may differ by more
APPROVED_ON = 'debian-12'
AVERAGE = 0.0045  # all points together may differ by this much
RELEASE = '{ID}-{VERSION_ID}'.format_map({'VERSION_ID': '', **platform.freedesktop_os_release()})
if RELEASE != APPROVED_ON:
    # Another toolkit draws the edges of icons otherwise, and wrapped lines of Arabic a part of a point aside: on Debian 13 up
    # to 0.63 % of the points. Latin words stand at the other end of an Arabic field: 0.66 % on average, where they are
    # selected in large letters. There a screen has to be the same but for that.
    POINTS = 0.01
    AVERAGE = 0.008
ALONE = {**os.environ, 'MAGICK_THREAD_LIMIT': '1'}  # other ways are taken beside


def run(*command):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, env=ALONE, check=False)


def grab(window, file):
    done = run('import', '-window', window, '-depth', '8', '-strip', '-define', 'png:compression-level=1', '-define',
               'png:exclude-chunk=all', file)
    assert done.returncode == 0, done.stderr


def keep(taken, approved):
    """Few colours, no dates, no gamma: small files, and the same again from the same picture."""
    done = run('convert', taken, '+dither', '-colors', '64', '-strip', '-define', 'png:compression-level=9', '-define',
               'png:exclude-chunk=all', approved)
    assert done.returncode == 0, done.stderr


def measure(metric, approved, taken, *more):
    said = run('compare', '-metric', metric, *more, approved, taken, 'null:').stderr
    return float(said.replace('(', ' ').replace(')', ' ').split()[-1])


def what_differs(approved, taken):
    """In words; nothing if the one is like the other."""
    if not approved.exists():
        return 'not approved yet'
    sizes = [run('identify', '-format', '%wx%h', file).stdout for file in (approved, taken)]
    if sizes[0] != sizes[1]:
        return f'{sizes[1]} instead of {sizes[0]}'
    width, height = map(int, sizes[0].split('x'))
    points = measure('AE', approved, taken, '-fuzz', NOISE) / (width * height)
    if points > POINTS:
        return f'{points:.2%} of its points differ (allowed: {POINTS:.2%})'
    average = measure('MAE', approved, taken)
    if average > AVERAGE:
        return f'its points differ by {average:.2%} on average (allowed: {AVERAGE:.2%})'
    return ''


def show_difference(approved, taken, file):
    """Side by side: what is approved, what was seen, and in red where they differ."""
    red = file.with_suffix('.red.png')
    run('compare', '-fuzz', NOISE, approved, taken, red)
    run('convert', *(each for each in (approved, taken, red) if each.exists()), '+append', file)
    red.unlink(missing_ok=True)
