/* Prefixes: how each stands, what every check found, what happened to it, how far away it is. */

import { get, list } from './api.js';
import { badge, details, facts, h, table, time } from './dom.js';
import { watch } from './list.js';
import { loadStory, story } from './story.js';

const MOST = 500;
const STATES = { Verified: 'good', Warning: 'warn', Pending: 'warn', Failed: 'bad', Invalid: 'bad' };
const STANDINGS = { Verified: 'good', Pending: 'warn', Failed: 'bad', Released: 'calm' };
const RESULTS = { Passed: 'good', Warning: 'warn', Pending: 'warn', Failed: 'bad', Unknown: 'calm' };
/** What needs somebody comes first. */
const RANK = ['Failed', 'Unknown', 'Pending', 'Warning', 'Passed', 'NotApplicable'];

export function showPrefixes({ seesEverybody, tell, sessionEnded }) {
  const section = document.getElementById('prefixes');
  const opened = new Set();
  const prefixes = watch(section, {
    load: () => load(opened),
    show: (data) => show(data, seesEverybody),
    loaded: (now, before) => before && tellChanges(now.items, before.items, tell),
    nothing: 'No prefixes yet.',
    sessionEnded,
  });

  // "toggle" does not bubble; it can be caught on its way down.
  section.addEventListener('toggle', ({ target }) => {
    const { report } = target.dataset;
    if (!report) return;
    if (target.open) opened.add(report);
    else opened.delete(report);
    if (target.open) prefixes.refresh();
  }, true);
}

/** Below each prefix there is what is only asked for when somebody opens it. */
const REPORTS = {
  story: (prefix) => loadStory(prefix.id),
  latency: (prefix) => get(`/api/telemetry/v1/prefixes/${encodeURIComponent(prefix.id)}/latency`),
};

async function load(opened) {
  const prefixes = await list('/api/registration/v1/prefixes', MOST);
  const asked = prefixes.items.flatMap((prefix) => Object.keys(REPORTS)
    .filter((kind) => opened.has(`${kind}/${prefix.id}`))
    .map(async (kind) => [`${kind}/${prefix.id}`, await report(kind, prefix)]));
  return { ...prefixes, reports: new Map(await Promise.all(asked)) };
}

/** A report that cannot be had does not hide the prefixes. */
async function report(kind, prefix) {
  try {
    return await REPORTS[kind](prefix);
  } catch (refusal) {
    if (refusal.sessionEnded) throw refusal;
    return { refusal };
  }
}

function tellChanges(now, before, tell) {
  const earlier = new Map(before.map((prefix) => [prefix.id, prefix.standing]));
  const changed = now.filter((prefix) => earlier.has(prefix.id)
    && earlier.get(prefix.id) !== prefix.standing);
  if (changed.length > 0) {
    tell(changed.map((prefix) => `${prefix.prefix} is now ${prefix.standing}.`).join(' '));
  }
}

function show({ items, more, reports }, seesEverybody) {
  if (items.length === 0) return null;
  const columns = ['Prefix', ...(seesEverybody ? ['Organisation'] : []),
    'Origins', 'Standing', 'Changed'];
  const rows = items.map((prefix) => ({
    key: prefix.id,
    cells: [
      h('code', {}, prefix.prefix),
      ...(seesEverybody ? [prefix.organisation] : []),
      (prefix.origins ?? []).map((asn) => `AS${asn}`).join(', '),
      standing(prefix),
      time(prefix.changedAt),
    ],
    more: h('div', {}, said(prefix), findings(prefix),
      opening('story', 'Path and events', ' of ', prefix, reports, story),
      prefix.standing === 'Verified'
        ? opening('latency', 'Latency of the last 24 hours', ' to ', prefix, reports, places) : null),
  }));
  return table(more ? `The first ${items.length} prefixes` : 'All prefixes', columns, rows);
}

function standing(prefix) {
  const stands = badge(prefix.standing, STANDINGS[prefix.standing] ?? 'calm');
  const { validationState: state } = prefix;
  const says = { Verified: 'Verified', Failed: 'Failed', Pending: 'Pending', Released: 'None' };
  if (!state || says[prefix.standing] === state) return stands;
  return h('span', {}, stands, ' ', badge(state, STATES[state] ?? 'calm'));
}

function said(prefix) {
  const { sentence } = prefix.verdict ?? {};
  return sentence ? h('p', { 'data-key': 'sentence' }, sentence) : null;
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

function opening(kind, title, between, prefix, reports, show) {
  const key = `${kind}/${prefix.id}`;
  return h('details', { 'data-key': kind, 'data-report': key },
    h('summary', {}, title, h('span', { class: 'quiet' }, between, prefix.prefix)),
    h('div', { 'data-key': 'report' }, answered(reports.get(key), show)));
}

function answered(answer, show) {
  if (!answer) return h('p', { class: 'quiet' }, 'Loading…');
  if (answer.refusal) return h('p', { class: 'trouble' }, answer.refusal.message);
  return show(answer);
}

function places(answer) {
  if (answer.places.length === 0) return h('p', { class: 'quiet' }, 'Nobody measured it.');
  return table('Round trips by place', ['Place', 'Samples', 'Lost', 'p50', 'p95', 'Last sample'],
    answer.places.map((place) => ({
      key: place.place,
      cells: [place.place, place.count, `${(place.lossShare * 100).toFixed(1)} %`,
        millis(place.p50), millis(place.p95), time(place.last)],
    })));
}

/** No sample was answered: that is not zero. */
function millis(value) {
  return value === undefined || value === null ? 'no data' : `${value.toFixed(1)} ms`;
}
