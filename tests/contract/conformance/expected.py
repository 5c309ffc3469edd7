# SPDX-License-Identifier: Apache-2.0
"""For which tests each wrong connector has to fail, and what the message has to say."""

# What takes long and no wrong connector here is made for.
SLOW = {'faults.huge', 'fuzz.answers', 'fuzz.checkpoints', 'fuzz.settings'}

EXPECTED = {
    'nothing': {},
}
