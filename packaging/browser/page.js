// SPDX-License-Identifier: Apache-2.0
// Says in plain words what the extension does, and lets a person allow each account's CRM, one by one.
'use strict';

const api = globalThis.browser ?? globalThis.chrome;
const say = (key, ...values) => api.i18n.getMessage(key, values);

document.documentElement.lang = api.i18n.getUILanguage();
document.documentElement.dir = say('@@bidi_dir');
for (const each of document.querySelectorAll('[data-text]')) each.textContent = say(each.dataset.text);

function pattern(origin) {
  const {protocol, hostname} = new URL(origin);
  return `${protocol}//${hostname}/*`;
}

function entry(origin, allowed) {
  const line = document.createElement('li');
  const name = document.createElement('span');
  name.textContent = new URL(origin).host;
  const button = document.createElement('button');
  button.textContent = say(allowed ? 'stop' : 'follow');
  button.setAttribute('aria-label', say(allowed ? 'stop_host' : 'follow_host', name.textContent));
  // Asked straight from the click: browsers grant nothing otherwise.
  button.addEventListener('click', () => {
    const what = {origins: [pattern(origin)]};
    (allowed ? api.permissions.remove(what) : api.permissions.request(what)).then(show);
  });
  line.append(name, button);
  return line;
}

async function show() {
  const state = await api.runtime.sendMessage({ask: 'origins'});
  const lines = [];
  for (const origin of state?.origins ?? [])
    lines.push(entry(origin, await api.permissions.contains({origins: [pattern(origin)]})));
  document.getElementById('accounts').replaceChildren(...lines);
  document.getElementById('state').textContent =
    !state?.running ? say('not_running') : lines.length === 0 ? say('no_accounts') : '';
}

show();
