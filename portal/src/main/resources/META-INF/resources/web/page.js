/* The page: who is looking, and the three lists. */

import { get, post } from './api.js';
import { showAlerts } from './alerts.js';
import { showConnections } from './connections.js';
import { h } from './dom.js';
import { showPrefixes } from './prefixes.js';

const news = document.getElementById('news');
const who = document.getElementById('who');
const logOut = document.getElementById('log-out');

let ended = false;

/** Told by every list; said once. */
function sessionEnded() {
  if (ended) return;
  ended = true;
  const again = h('button', { type: 'button' }, 'Log in again');
  again.addEventListener('click', () => location.reload());
  who.replaceChildren('Your session has ended. ', again);
  logOut.hidden = true;
}

/** Told to screen readers too; only for what is new, never for a mere refresh. */
function tell(sentence) {
  news.textContent = sentence;
}

logOut.addEventListener('click', async () => {
  logOut.disabled = true;
  try {
    const { next } = await post('/api/session/end');
    location.assign(next);
  } catch (refusal) {
    logOut.disabled = false;
    if (refusal.sessionEnded) sessionEnded();
    else tell(`Not logged out. ${refusal.message}`);
  }
});

async function start() {
  let me;
  try {
    me = await get('/api/me');
  } catch (refusal) {
    if (refusal.sessionEnded) sessionEnded();
    else who.textContent = refusal.message;
    return;
  }
  const roles = me.roles.length === 0 ? 'no role' : me.roles.join(', ');
  who.textContent = `${me.name} · ${me.organisation ?? 'no organisation'} · ${roles}`;
  logOut.hidden = false;

  const seesEverybody = me.roles.includes('operator');
  showAlerts({ seesEverybody, tell, sessionEnded });
  showConnections({ seesEverybody, sessionEnded });
  showPrefixes({ seesEverybody, tell, sessionEnded });
}

start();
