# SPDX-License-Identifier: Apache-2.0
"""A real Chromium with our extension, driven through its debugging pipe. For tests under a private bus and display."""
import base64
import hashlib
import json
import os
import pathlib
import subprocess
import tempfile
import time

from screen import wait

# Quiet, and able to run as root in a container.
FLAGS = ['--no-sandbox', '--password-store=basic', '--disable-quic', '--no-first-run', '--disable-background-networking',
         '--disable-component-update', '--disable-sync', '--no-default-browser-check', '--disable-gpu',
         '--disable-features=DisableLoadExtensionCommandLineSwitch,Translate', '--test-type', '--remote-debugging-pipe', '--lang=en']


class Chromium:
    """Its profile is thrown away with it. `environment` reaches the native host, too."""

    def __init__(self, binary, source, **environment):
        self.extension = pathlib.Path(source) / 'packaging/browser'
        manifest = json.loads((self.extension / 'manifest.json').read_text(encoding='utf-8'))
        digest = hashlib.sha256(base64.b64decode(manifest['key'])).hexdigest()[:32]
        self.id = ''.join(chr(ord('a') + int(digit, 16)) for digit in digest)
        self.folder = tempfile.TemporaryDirectory(prefix='rafiq-chromium-')
        home = pathlib.Path(self.folder.name)
        everything = {**os.environ, **environment, 'HOME': str(home), 'XDG_CONFIG_HOME': str(home / '.config')}
        subprocess.run([self.extension / 'install.sh', '--host', pathlib.Path(binary) / 'bin/rafiq-browser-host'], check=True,
                       env=everything, stdout=subprocess.DEVNULL)
        # With a folder of its own for the profile, Chromium looks for hosts there.
        (home / 'profile/Default').mkdir(parents=True)
        (home / 'profile/Default/Preferences').write_text('{"credentials_enable_service": false}')
        (home / '.config/chromium/NativeMessagingHosts').rename(home / 'profile/NativeMessagingHosts')
        ours, theirs = os.pipe(), os.pipe()
        command = ['/usr/bin/chromium', *FLAGS, f'--user-data-dir={home}/profile', f'--load-extension={self.extension}', 'about:blank']
        self.process = subprocess.Popen(['bash', '-c', f'exec "$@" 3<&{ours[0]} 4>&{theirs[1]}', 'chromium', *command],
                                        pass_fds=(ours[0], theirs[1]), env=everything, start_new_session=True,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(ours[0])
        os.close(theirs[1])
        self._to, self._from = os.fdopen(ours[1], 'wb', buffering=0), os.fdopen(theirs[0], 'rb', buffering=0)
        self._buffer, self._last = b'', 0
        self.page = self.attach(wait(lambda: self.target('page', 'about:blank'), 'Chromium shows a page', 60))

    def ask(self, method, session=None, **parameters):
        self._last += 1
        message = {'id': self._last, 'method': method, 'params': parameters}
        if session:
            message['sessionId'] = session
        self._to.write(json.dumps(message).encode() + b'\0')
        while True:
            while b'\0' not in self._buffer:
                more = self._from.read(65536)
                if not more:
                    raise AssertionError('Chromium has ended')
                self._buffer += more
            line, self._buffer = self._buffer.split(b'\0', 1)
            answer = json.loads(line)
            if answer.get('id') == self._last:
                if 'error' in answer:
                    raise RuntimeError(f'{method}: {answer["error"]["message"]}')
                return answer['result']

    def target(self, kind, url):
        for each in self.ask('Target.getTargets')['targetInfos']:
            if each['type'] == kind and each['url'].startswith(url):
                return each['targetId']
        return None

    def attach(self, target):
        return self.ask('Target.attachToTarget', targetId=target, flatten=True)['sessionId']

    def open_tab(self, url):
        target = self.ask('Target.createTarget', url=url)['targetId']
        return target, self.attach(target)

    def close_tab(self, target):
        self.ask('Target.closeTarget', targetId=target)

    def run(self, script, session=None, gesture=False):
        answer = self.ask('Runtime.evaluate', session or self.page, expression=script, awaitPromise=True, returnByValue=True,
                          userGesture=gesture)
        if 'exceptionDetails' in answer:
            raise RuntimeError(answer['exceptionDetails'].get('exception', {}).get('description', script))
        return answer['result'].get('value')

    def go(self, url):
        self.ask('Page.navigate', self.page, url=url)
        wait(lambda: self.run('document.readyState') == 'complete' and self.run('location.href') == url or None,
             f'{url} is loaded', 60)

    def allow(self, host):
        """Presses "Follow" on the extension's own page, and allows it in the browser's dialogue as a person would."""
        target, page = self.open_tab(f'chrome-extension://{self.id}/page.html')
        button = f"[...document.querySelectorAll('button')].find((b) => b.getAttribute('aria-label').endsWith({json.dumps(host)}))"
        wait(lambda: self.run(f'Boolean({button})', page), f'the extension offers to follow {host}', 30)
        for _ in range(5):
            self.run(f'{button}.click()', page, gesture=True)
            # The dialogue is the browser's own: the debugger does not reach it. It ignores what is pressed in its first half
            # second, and refusing has the focus.
            time.sleep(1.5)
            subprocess.run(['xdotool', 'key', '--delay', '200', 'Tab', 'Return'], check=True)
            end = time.monotonic() + 4
            while time.monotonic() < end:
                if self.run(f"{button}?.textContent == 'Stop'", page):
                    return self.close_tab(target)
                time.sleep(0.1)
            subprocess.run(['xdotool', 'key', 'Escape'], check=True)
        raise AssertionError(f'{host} could not be allowed')

    def end(self):
        try:
            self.ask('Browser.close')
        except (AssertionError, OSError, RuntimeError):
            pass
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, 9)
            self.process.wait(20)
        self.folder.cleanup()
