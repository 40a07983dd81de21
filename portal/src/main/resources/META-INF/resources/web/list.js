/* One list of the page: asks again and again, and says honestly how that went. */

import { h, patch, utc } from './dom.js';

const EVERY_MILLIS = 4_000;
const SLOWEST_MILLIS = 60_000;

/**
 * @param {HTMLElement} section gets the list; it has a heading already
 * @param {object} what
 * @param {() => Promise<T>} what.load asks the services
 * @param {(data: T) => (Node|null)} what.show makes the list, or null if there is nothing to list
 * @param {string} what.nothing what to say then
 * @param {(now: T, before: T|undefined) => void} [what.loaded] told of every answer
 * @param {() => void} what.sessionEnded told once; the list is not refreshed any more
 * @returns {{refresh: () => void}}
 */
export function watch(section, { load, show, nothing, loaded, sessionEnded }) {
  const shown = section.appendChild(h('div', { class: 'list' }, h('p', { class: 'quiet' }, 'Loading…')));
  let data;
  let failures = 0;
  let timer;
  let running = false;
  let askedMeanwhile = false;

  async function refresh() {
    clearTimeout(timer);
    if (running) {
      askedMeanwhile = true;
      return;
    }
    running = true;
    section.setAttribute('aria-busy', String(data === undefined));
    try {
      const now = await load();
      const before = data;
      data = now;
      failures = 0;
      patch(shown, view(null));
      loaded?.(now, before);
    } catch (refusal) {
      failures += 1;
      if (refusal.status === 403) {
        patch(shown, h('div', { class: 'list' },
          h('p', { class: 'quiet' }, 'Your roles do not open this list.')));
        return;
      }
      patch(shown, view(refusal));
      if (refusal.sessionEnded) {
        sessionEnded();
        return;
      }
    } finally {
      running = false;
      section.setAttribute('aria-busy', 'false');
    }
    const wait = askedMeanwhile ? 0 : Math.min(EVERY_MILLIS * 2 ** failures, SLOWEST_MILLIS);
    askedMeanwhile = false;
    timer = setTimeout(tick, wait);
  }

  /** A page that nobody looks at asks nothing; looking at it again asks at once. */
  function tick() {
    if (!document.hidden) refresh();
  }

  let asOf;
  function view(refusal) {
    if (!refusal) asOf = new Date().toISOString();
    const trouble = refusal ? h('p', { 'data-key': 'trouble', class: 'trouble', role: 'status' },
      refusal.message, data === undefined ? '' : ` (shown as of ${utc(asOf)})`) : null;
    const content = data === undefined ? null : show(data) ?? h('p', { class: 'quiet' }, nothing);
    return h('div', { class: 'list' }, trouble,
      content ? h('div', { 'data-key': 'content' }, content) : null);
  }

  document.addEventListener('visibilitychange', tick);
  refresh();
  return { refresh };
}
