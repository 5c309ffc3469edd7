# SPDX-License-Identifier: Apache-2.0
"""Uses a window as a restless agent would: presses whatever is on screen and types whatever people type."""
import pyatspi
from screen import clean

PRESSED = {pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_TOGGLE_BUTTON, pyatspi.ROLE_RADIO_BUTTON, pyatspi.ROLE_CHECK_BOX,
           pyatspi.ROLE_MENU_ITEM, pyatspi.ROLE_CHECK_MENU_ITEM, pyatspi.ROLE_RADIO_MENU_ITEM, pyatspi.ROLE_PAGE_TAB,
           pyatspi.ROLE_LIST_ITEM}
WRITTEN = {pyatspi.ROLE_TEXT, pyatspi.ROLE_ENTRY}
WINDOWS = {pyatspi.ROLE_FRAME, pyatspi.ROLE_DIALOG, pyatspi.ROLE_ALERT, pyatspi.ROLE_WINDOW, pyatspi.ROLE_FILE_CHOOSER}
# With a number of their own, so that each can be told from all others afterwards.
TEXTS = ['', 'Customer 7', 'سارة', 'prefers mail in the morning {}', 'يفضل البريد صباحًا {}', 'call back with the result {}',
         'نعاود الاتصال غدًا بالنتيجة {}', 'customer12@example.com', '+20 100 123 4567', 'Doctor of music {}', 'ماجستير في الكيمياء {}',
         'You must sign today or lose it', 'لازم توقع اليوم وإلا راحت عليك', '42', '+2d', 'x' * 300, 'naïve 😀 \u202eabc\u202c', '"; --']
BARRED = {'Quit', 'خروج'}  # the day has an end of its own


def is_on(node, state):
    return node.getState().contains(state)


class Robot:
    def __init__(self, dice, barred=()):
        self.dice = dice
        self.barred = BARRED | set(barred)
        self.done = {}
        self.last_field = None
        self.last_name = ''
        self.written = 0

    def windows(self, program):
        return [node for node in program.root if node is not None and node.getRole() in WINDOWS
                and is_on(node, pyatspi.STATE_SHOWING)]

    def step(self, program):
        """One action; what was done, or None where what was chosen has gone meanwhile."""
        dialogs = [node for node in self.windows(program) if node.getRole() in (pyatspi.ROLE_DIALOG, pyatspi.ROLE_ALERT)]
        usable = [node for node in (within(dialogs[-1]) if dialogs else program.all()) if self.usable(node)]
        if not usable:
            return None
        node = self.choose(usable)
        self.last_name = clean(node.name)
        what = f'{node.getRoleName()} "{self.last_name[:40]}"'
        if node.getRole() in WRITTEN:
            self.written += 1
            text = self.dice.choice(TEXTS).replace('{}', str(self.written))
            node.queryEditableText().setTextContents(text)
            what += f' <- "{text[:20]}"'
            self.last_field = node
        else:
            node.queryAction().doAction(0)
            self.last_field = None
        self.done[what.split('"')[1]] = self.done.get(what.split('"')[1], 0) + 1
        return what

    def usable(self, node):
        if node.getRole() not in PRESSED | WRITTEN or clean(node.name) in self.barred:
            return False
        if not is_on(node, pyatspi.STATE_SENSITIVE) or not is_on(node, pyatspi.STATE_SHOWING):
            return False
        return node.getRole() not in WRITTEN or is_on(node, pyatspi.STATE_EDITABLE)

    def choose(self, usable):
        """What was just written is finished half of the time; otherwise each name has the same chance, however often it
        is on screen, and what was seldom done has a better one."""
        if self.last_field is not None and self.dice.random() < 0.5:
            try:
                near = [node for node in usable if node.getRole() == pyatspi.ROLE_PUSH_BUTTON and node.parent == self.last_field.parent]
            except Exception:  # the field is gone
                near = []
            if near:
                return self.dice.choice(near)
        names = {}
        for node in usable:
            names.setdefault(clean(node.name), []).append(node)
        weights = [1 / (1 + self.done.get(name[:40], 0)) for name in names]
        return self.dice.choice(names[self.dice.choices(list(names), weights)[0]])


def within(root):
    for child in root:
        if child is not None and is_on(child, pyatspi.STATE_SHOWING):
            yield child
            yield from within(child)
