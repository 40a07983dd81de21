/* Prefixes: how each stands, and what every check found. */

import { list } from './api.js';
import { badge, details, facts, h, table, time } from './dom.js';
import { watch } from './list.js';

const MOST = 500;
const STANDINGS = { Verified: 'good', Pending: 'warn', Failed: 'bad', Released: 'calm' };
const RESULTS = { Passed: 'good', Warning: 'warn', Failed: 'bad', Unknown: 'calm' };
/** What needs somebody comes first. */
const RANK = ['Failed', 'Unknown', 'Warning', 'Passed'];

export function showPrefixes({ seesEverybody, tell, sessionEnded }) {
  watch(document.getElementById('prefixes'), {
    load: () => list('/api/registration/v1/prefixes', MOST),
    show: (data) => show(data, seesEverybody),
    loaded: (now, before) => before && tellChanges(now.items, before.items, tell),
    nothing: 'No prefixes yet.',
    sessionEnded,
  });
}

function tellChanges(now, before, tell) {
  const earlier = new Map(before.map((prefix) => [prefix.id, prefix.standing]));
  const changed = now.filter((prefix) => earlier.has(prefix.id)
    && earlier.get(prefix.id) !== prefix.standing);
  if (changed.length > 0) {
    tell(changed.map((prefix) => `${prefix.prefix} is now ${prefix.standing}.`).join(' '));
  }
}

function show({ items, more }, seesEverybody) {
  if (items.length === 0) return null;
  const columns = ['Prefix', ...(seesEverybody ? ['Organisation'] : []),
    'Origins', 'Standing', 'Since'];
  const rows = items.map((prefix) => ({
    key: prefix.id,
    cells: [
      h('code', {}, prefix.prefix),
      ...(seesEverybody ? [prefix.organisation] : []),
      (prefix.origins ?? []).map((asn) => `AS${asn}`).join(', '),
      badge(prefix.standing, STANDINGS[prefix.standing] ?? 'calm'),
      time(prefix.standingSince),
    ],
    more: findings(prefix),
  }));
  return table(more ? `The first ${items.length} prefixes` : 'All prefixes', columns, rows);
}

function findings(prefix) {
  const checks = [...(prefix.checks ?? [])]
    .sort((a, b) => RANK.indexOf(a.result) - RANK.indexOf(b.result));
  if (checks.length === 0) {
    return h('span', { class: 'quiet' }, 'No check has answered yet.');
  }
  return details('checks', summary(prefix, checks),
    h('ul', { class: 'findings' }, checks.map((check) => h('li', { 'data-key': check.check },
      h('p', {}, badge(check.result, RESULTS[check.result] ?? 'calm'), ' ',
        h('strong', {}, check.check), ' ', h('code', { class: 'quiet' }, check.reason)),
      h('p', {}, check.summary),
      check.repair ? h('p', {}, h('strong', {}, 'To mend it: '), check.repair) : null,
      facts([
        ['Source', check.source],
        ['Observed', check.observedAt ? time(check.observedAt) : null],
        ...Object.entries(check.evidence ?? {}).sort(),
      ])))));
}

function summary(prefix, checks) {
  const bad = checks.filter((check) => check.result === 'Failed').map((check) => check.check);
  const of = h('span', { class: 'quiet' }, ` of ${prefix.prefix}`);
  const count = checks.length === 1 ? '1 check' : `${checks.length} checks`;
  return [bad.length === 0 ? count : `${count}, failed: ${bad.join(', ')}`, of];
}
