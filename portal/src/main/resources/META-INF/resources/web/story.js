/* What happens to a prefix: which site carries it now, and everything that was. */

import { get, list } from './api.js';
import { badge, details, facts, h, table, time } from './dom.js';

const EVENTS_SHOWN = 20;
const PATHS = { Preferred: 'good', Backup: 'warn', Internet: 'bad' };
const SEVERITIES = { information: 'calm', warning: 'warn', error: 'bad', critical: 'bad' };

export async function loadStory(id) {
  const prefix = `/api/registration/v1/prefixes/${encodeURIComponent(id)}`;
  const [path, events] = await Promise.all([
    decided(`${prefix}/path`),
    list(`${prefix}/events`, EVENTS_SHOWN),
  ]);
  return { path, ...events };
}

/** Nobody has decided on a path before a prefix is verified. */
async function decided(path) {
  try {
    return await get(path);
  } catch (refusal) {
    if (refusal.status !== 404) throw refusal;
    return null;
  }
}

export function story({ path, items, more }) {
  return [path ? carried(path) : null, happened(items, more)];
}

function carried(path) {
  const shielded = path.protectedAnomalies ?? [];
  return h('div', { 'data-key': 'path' },
    h('p', {}, badge(path.path, PATHS[path.path] ?? 'calm'), ' ', path.summary,
      ' Since ', time(path.since), '.',
      path.previous ? h('span', { class: 'quiet' }, ` Before: ${path.previous}.`) : null),
    path.nextReview ? h('p', { class: 'quiet' }, 'Looked at again ', time(path.nextReview), '.') : null,
    shielded.length === 0 ? null : h('p', {},
      'An anomaly alone does not move it: ', shielded.join(', '), '.'));
}

function happened(items, more) {
  if (items.length === 0) return h('p', { class: 'quiet' }, 'Nothing has happened to it yet.');
  return table(more ? `The latest ${items.length} events` : 'All events',
    ['When', 'What', 'How grave', 'In words'],
    items.map((event) => ({
      key: event.id,
      cells: [time(event.at), event.kind, badge(event.severity, SEVERITIES[event.severity] ?? 'calm'),
        [event.summary, evidence(event)]],
    })));
}

function evidence(event) {
  const known = Object.entries(event.evidence ?? {}).sort();
  if (known.length === 0) return null;
  return details('evidence', ['Evidence', h('span', { class: 'quiet' }, ` of ${event.kind}`)],
    facts(known));
}
