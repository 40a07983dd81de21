/* Alerts: open ones first, each with what it rests on and who was told. */

import { get, list, post, put, remove } from './api.js';
import { badge, details, facts, h, table, time } from './dom.js';
import { watch } from './list.js';

const ALERTS = '/api/alerting/v1/alerts';
const MOST_OPEN = 300;
const MOST_ENDED = 100;
const SILENT_MILLIS = 3_600_000;
const SEVERITIES = { Critical: 'bad', Warning: 'warn', Info: 'calm' };
const DELIVERIES = { Delivered: 'good', Waiting: 'warn', Parked: 'bad' };
const KINDS = { 'route-anomaly': 'Route anomaly', 'latency-degradation': 'Latency',
  'prefix-validation': 'Checks of the prefix', 'path-change': 'Path',
  'session-down': 'BGP session', 'site-down': 'Site', 'feed-silence': 'Source of routes' };
const RULES = {
  OriginHijack: 'Origin hijack',
  SubPrefixHijack: 'Sub-prefix hijack',
  RpkiInvalid: 'Invalid by RPKI',
  AspaInvalid: 'Path invalid by ASPA',
  RouteLeak: 'Route leak',
  VisibilityLoss: 'Visibility lost',
  Squatting: 'Announced, though held in reserve',
  UnexpectedUpstream: 'Unexpected upstream',
  UnexpectedMoreSpecific: 'Unexpected more specific',
  PathPolicy: 'Path against the policy',
  NoExportLeak: 'Passed on, though not to be',
  PathLoop: 'Loop in the path',
  BogonInPath: 'Reserved AS number in the path',
  RoaGone: 'No longer covered by RPKI',
  RoaExpiring: 'ROA about to run out',
  CoveringOriginChange: 'Route around the prefix from another origin',
  SuboptimalRouting: 'Enters by another way than meant',
  Unknown: 'Of a later version',
};

export function showAlerts({ seesEverybody, tell, sessionEnded }) {
  const section = document.getElementById('alerts');
  const opened = new Set();
  const count = document.getElementById('open-alerts');

  const lists = watch(section, {
    load: () => load(opened),
    show: (data) => show(data, seesEverybody),
    loaded: (now, before) => {
      const open = now.open.items.length;
      count.textContent = open === 0 ? '' : `${open}${now.open.more ? '+' : ''} open`;
      if (before) tellChanges(now, before, tell);
      else showLinked(section);
    },
    nothing: 'No alerts. Open and ended ones will be listed here.',
    sessionEnded,
  });

  // "toggle" does not bubble; it can be caught on its way down.
  section.addEventListener('toggle', ({ target }) => {
    const id = target.dataset.key;
    if (!id?.startsWith('alr_')) return;
    if (target.open) opened.add(id);
    else opened.delete(id);
    if (target.open) lists.refresh();
  }, true);

  section.addEventListener('click', async ({ target }) => {
    const { acknowledge, release, silence } = target.dataset ?? {};
    if (!acknowledge && !release && !silence) return;
    target.setAttribute('aria-disabled', 'true');
    try {
      await act({ acknowledge, release, silence });
    } catch (refusal) {
      if (refusal.sessionEnded) sessionEnded();
      tell(refusal.message);
    } finally {
      target.removeAttribute('aria-disabled');
    }
    lists.refresh();
  });
}

/** What a person can do about an alert from here; the rest is for the API. */
async function act({ acknowledge, release, silence }) {
  const path = (id) => `${ALERTS}/${encodeURIComponent(id)}/acknowledgement`;
  if (acknowledge) return put(path(acknowledge), {});
  if (release) return remove(path(release));
  return post('/api/alerting/v1/silences', {
    matchers: [{ label: 'prefix_id', op: 'is', value: silence }],
    endsAt: new Date(Date.now() + SILENT_MILLIS).toISOString(),
    reason: 'silenced for an hour from the portal',
  });
}

async function load(opened) {
  const [open, ended, ...evidence] = await Promise.all([
    list(`${ALERTS}?state=Open`, MOST_OPEN),
    list(`${ALERTS}?state=Ended`, MOST_ENDED),
    ...[...opened].map(async (id) => [id, await detail(id)]),
  ]);
  const urls = opened.size === 0 ? new Map() : await endpointUrls();
  return { open, ended, evidence: new Map(evidence), urls };
}

/** One alert that cannot be shown does not hide the others. */
async function detail(id) {
  try {
    return await get(`${ALERTS}/${encodeURIComponent(id)}`);
  } catch (refusal) {
    if (refusal.sessionEnded) throw refusal;
    return { refusal };
  }
}

async function endpointUrls() {
  const { items } = await list('/api/alerting/v1/endpoints', 500);
  return new Map(items.map((endpoint) => [endpoint.endpointId, endpoint.url]));
}

function tellChanges(now, before, tell) {
  const known = new Set([...before.open.items, ...before.ended.items].map((alert) => alert.alertId));
  const wasOpen = new Set(before.open.items.map((alert) => alert.alertId));
  const fresh = now.open.items.filter((alert) => !known.has(alert.alertId))
    .map((alert) => `New ${alert.severity.toLowerCase()} alert: ${alert.summary}`);
  const over = now.ended.items.filter((alert) => wasOpen.has(alert.alertId))
    .map((alert) => `Alert ended: ${alert.summary}`);
  if (fresh.length + over.length > 0) tell([...fresh, ...over].slice(0, 3).join(' '));
}

/** A webhook's link leads to /alerts/<id>: that alert is opened and gets the focus. */
function showLinked(section) {
  const id = /^\/alerts\/(alr_\w+)$/.exec(location.pathname)?.[1];
  if (!id) return;
  const element = section.querySelector(`details[data-key="${id}"]`);
  if (!element) return;
  element.open = true;
  element.querySelector('summary').focus();
}

function show(data, seesEverybody) {
  const { open, ended } = data;
  if (open.items.length + ended.items.length === 0) return null;
  const columns = ['What', ...(seesEverybody ? ['Organisation'] : []),
    'Severity', 'State', 'Since', 'Ended'];
  const rows = [...open.items, ...ended.items].map((alert) => row(alert, data, seesEverybody));
  const more = open.more || ended.more ? '; there are more' : '';
  return table(`${open.items.length} open, ${ended.items.length} ended${more}`, columns, rows);
}

function row(alert, data, seesEverybody) {
  const open = alert.state === 'Open';
  return {
    key: alert.alertId,
    cells: [
      h('span', {}, h('span', { class: 'quiet' }, `${KINDS[alert.kind] ?? alert.kind} · `),
        alert.prefix ? h('code', {}, alert.prefix) : null, h('br'), alert.summary,
        alert.acknowledgement ? h('span', { class: 'quiet' }, ' · somebody looks after it') : null),
      ...(seesEverybody ? [alert.organisation] : []),
      badge(alert.severity, open ? SEVERITIES[alert.severity] ?? 'calm' : 'calm'),
      badge(alert.state, open ? 'bad' : 'good'),
      time(alert.startedAt),
      time(alert.endedAt),
    ],
    more: details(alert.alertId,
      ['Evidence and deliveries', h('span', { class: 'quiet' }, ` of ${alert.prefix ?? alert.summary}`)],
      h('div', { 'data-key': 'evidence' },
        evidence(data.evidence.get(alert.alertId), data.urls, seesEverybody))),
  };
}

const SHOWN = { 'route-anomaly': route, 'latency-degradation': latency, 'prefix-validation': validation };

function evidence(alert, urls, seesEverybody) {
  if (!alert) return h('p', { class: 'quiet' }, 'Loading…');
  if (alert.refusal) return h('p', { class: 'trouble' }, alert.refusal.message);
  const rests = alert.evidence ?? {};
  return [
    actions(alert, seesEverybody),
    (SHOWN[alert.kind] ?? plain)(rests),
    timeline(alert.timeline ?? []),
    deliveries(alert.deliveries ?? [], urls),
  ];
}

/** A silence is of the asker's own organisation: an operator cannot make one for a customer. */
function actions(alert, seesEverybody) {
  if (alert.state !== 'Open') return null;
  const seen = alert.acknowledgement;
  return h('div', { 'data-key': 'actions' },
    seen ? h('p', {}, `${seen.by} looks after it since `, time(seen.at), seen.note ? `: ${seen.note}` : '.') : null,
    seen
      ? h('button', { type: 'button', 'data-key': 'release', 'data-release': alert.alertId },
        'Nobody looks after it any more')
      : h('button', { type: 'button', 'data-key': 'acknowledge', 'data-acknowledge': alert.alertId },
        'I look after it'),
    alert.prefixId && !seesEverybody ? [' ', h('button', { type: 'button', 'data-key': 'silence', 'data-silence': alert.prefixId },
      'Silence the prefix for an hour')] : null);
}

/** A fact that has no form of its own: its plain fields, as they are named. */
function plain(fact) {
  return facts(Object.entries(fact).filter(([, value]) => typeof value !== 'object' && value !== ''));
}

function validation(fact) {
  const broken = (fact.findings ?? []).filter(({ result, check }) =>
    result === 'Failed' || (result === 'Pending' && check === 'control'));
  return [
    facts([
      ['State', fact.outcome],
      ['In force until', fact.failsAt ? time(fact.failsAt) : null],
      ['Decided', fact.decidedAt ? time(fact.decidedAt) : null],
    ]),
    ...broken.map((found) => facts([
      ['Check', `${found.check}: ${found.summary}`],
      ['To mend it', found.repair],
      ['Source', found.source],
    ])),
  ];
}

function latency(fact) {
  return facts([
    ['Place', fact.place],
    ['Median before', millis(fact.baselineMillis)],
    ['Median of late', millis(fact.currentMillis)],
    ['Called worse from', fact.thresholdMillis === undefined ? null : `+${millis(fact.thresholdMillis)}`],
    ['Last seen', fact.lastSeen ? time(fact.lastSeen) : null],
  ]);
}

function millis(value) {
  return value === undefined || value === null ? null : `${Number(value).toFixed(1)} ms`;
}

function route(fact) {
  const observers = fact.observers ?? [];
  return [
    facts([
      ['Rule', RULES[fact.kind] ?? fact.kind],
      ['Registered prefix', fact.registeredPrefix ? h('code', {}, fact.registeredPrefix) : null],
      ['Announced prefix', fact.announcedPrefix ? h('code', {}, fact.announcedPrefix) : null],
      ['Offending origin', offender(fact)],
      ['Expected origins', (fact.expectedOrigins ?? []).map((asn) => `AS${asn}`).join(', ')],
      ['Blamed', fact.blamedAsn ? `AS${fact.blamedAsn}` : null],
      ['Confidence', fact.confidence ?? null],
      ...(fact.evidence ?? []).map(({ text }, i) => [`Evidence ${i + 1}`, text]),
      ['Seen by', `${fact.observerCount ?? observers.length} peers; ${fact.observersNow ?? 0} still see it`],
      ['Last seen', fact.lastSeen ? time(fact.lastSeen) : null],
    ]),
    observers.length === 0 ? null : table('Observers, earliest first',
      ['Path', 'Peer', 'Collector', 'Seen'],
      observers.map((seen, i) => ({
        key: `${seen.collector} ${seen.peerAddress} ${i}`,
        cells: [h('code', {}, seen.path), `AS${seen.peerAsn} (${seen.peerAddress})`,
          seen.collector, time(seen.seenAt)],
      }))),
  ];
}

/** Who is at the end of the path; of a lost route there is nobody. */
function offender(fact) {
  if (fact.kind === 'VisibilityLoss') return null;
  return fact.offendingOrigin ? `AS${fact.offendingOrigin}` : 'an AS_SET';
}

function timeline(events) {
  if (events.length === 0) return null;
  return table('Decisions', ['Decision', 'When', 'Endpoints told', 'Why'], events.map((event, i) => ({
    key: String(i),
    cells: [String(event.decision).toLowerCase().replaceAll('_', ' '), time(event.at), event.told,
      event.why ?? '–'],
  })));
}

function deliveries(told, urls) {
  if (told.length === 0) {
    return h('p', { class: 'quiet' }, 'Nobody was told: no subscription of an endpoint takes it.');
  }
  return table('Deliveries; each attempt is signed, and the webhook-id is the delivery’s',
    ['Webhook-id', 'Endpoint', 'Event', 'State', 'Attempts', 'Settled'],
    told.map((one) => ({
      key: one.deliveryId,
      cells: [
        h('code', {}, one.deliveryId),
        urls.get(one.endpointId) ?? one.endpointId,
        one.type,
        [badge(one.state, DELIVERIES[one.state] ?? 'calm'),
          one.stateReason ? ` ${one.stateReason}` : ''],
        one.attempts,
        one.settledAt ? time(one.settledAt) : one.dueAt ? ['next ', time(one.dueAt)] : '–',
      ],
    })));
}
