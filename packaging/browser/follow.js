// SPDX-License-Identifier: Apache-2.0
// Tells Rafiq on this computer the address of the CRM page that is open, and nothing else. Only pages of the
// accounts' CRMs, and of those only where a person has allowed it: the browser itself shows no other address
// to this extension. Private windows do not exist for it (manifest: incognito).
'use strict';

const api = globalThis.browser ?? globalThis.chrome;
const HOST = 'rafiq.browser_host';
const LONGEST = 4096;

let port = null;
let origins = null;  // of the accounts, once Rafiq has said them
let waiting = [];    // for the origins

function connect() {
  if (port) return port;
  port = api.runtime.connectNative(HOST);
  port.onMessage.addListener(heard);
  port.onDisconnect.addListener(() => {
    void api.runtime.lastError;  // read, so that the browser does not report it
    port = null;
    origins = null;
    answer({running: false, origins: []});
  });
  return port;
}

function answer(state) {
  const asked = waiting;
  waiting = [];
  for (const each of asked) each(state);
}

function heard(message) {
  if (message?.type !== 'origins' || !Array.isArray(message.origins)) return;
  origins = message.running ? message.origins.filter((each) => typeof each === 'string') : null;
  answer({running: Boolean(message.running), origins: origins ?? []});
  if (origins) giveBack(origins);
}

function ask() {
  return new Promise((resolve) => {
    waiting.push(resolve);
    try {
      connect().postMessage({type: 'origins'});
    } catch {
      port = null;
      answer({running: false, origins: []});
    }
  });
}

// Ports are not part of a permission: Firefox knows none there. They are compared before anything is sent.
function pattern(origin) {
  const {protocol, hostname} = new URL(origin);
  return `${protocol}//${hostname}/*`;
}

// What was allowed for an account that is gone is given back.
async function giveBack(known) {
  const wanted = new Set(known.map(pattern));
  const {origins: granted = []} = await api.permissions.getAll();
  const stale = granted.filter((each) => !wanted.has(each));
  if (stale.length > 0) await api.permissions.remove({origins: stale}).catch(() => {});
}

async function tell(tab) {
  if (!tab?.active || tab.incognito || !tab.url || tab.url.length > LONGEST) return;
  if (!/^https?:/.test(tab.url)) return;
  if (!origins) await ask();
  if (!origins?.includes(new URL(tab.url).origin)) return;
  if (!(await api.permissions.contains({origins: [pattern(tab.url)]}))) return;
  try {
    connect().postMessage({type: 'page', url: tab.url});
  } catch {
    port = null;
  }
}

api.tabs.onUpdated.addListener(async (id, changed, tab) => {
  if (!changed.url || !tab.active) return;
  const front = await api.windows.getLastFocused();
  if (front.id === tab.windowId) tell(tab);
});
api.tabs.onActivated.addListener(async ({tabId}) => tell(await api.tabs.get(tabId).catch(() => null)));
api.windows.onFocusChanged.addListener(async (windowId) => {
  if (windowId === api.windows.WINDOW_ID_NONE) return;
  const [tab] = await api.tabs.query({active: true, windowId});
  tell(tab);
});
// Allowed just now: the page that is open is the first to follow.
api.permissions.onAdded.addListener(async () => {
  for (const tab of await api.tabs.query({active: true})) tell(tab);
});

// Our own page alone may ask; pages of the web have no way to.
api.runtime.onMessage.addListener((message, sender, reply) => {
  if (sender.id !== api.runtime.id || message?.ask !== 'origins') return false;
  ask().then(reply);
  return true;
});
