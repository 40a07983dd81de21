/* Connections: provider, primary and backup site, and how each stands. */

import { list } from './api.js';
import { badge, table, time } from './dom.js';
import { watch } from './list.js';

const MOST = 500;
const TONES = { active: 'good', closed: 'calm' };

export function showConnections({ seesEverybody, sessionEnded }) {
  watch(document.getElementById('connections'), {
    load: async () => ({ ...(await list('/api/registration/v1/connections', MOST)), ...(await names()) }),
    show: (data) => show(data, seesEverybody),
    nothing: 'No connections yet.',
    sessionEnded,
  });
}

/** Names for the ids that connections carry. They rarely change: asked for once a minute. */
const NAMES_KEPT_MILLIS = 60_000;
let kept = { until: 0 };

async function names() {
  if (Date.now() < kept.until) return kept.names;
  const [partners, sites] = await Promise.all([
    nameOf('/api/registration/v1/partners'),
    nameOf('/api/registration/v1/sites'),
  ]);
  kept = { names: { partners, sites }, until: Date.now() + NAMES_KEPT_MILLIS };
  return kept.names;
}

/** Who may not see a list sees the ids. */
async function nameOf(path) {
  try {
    const { items } = await list(path, MOST);
    return new Map(items.map((item) => [item.id, item.name]));
  } catch (refusal) {
    if (refusal.status === 403) return new Map();
    throw refusal;
  }
}

function show({ items, more, partners, sites }, seesEverybody) {
  if (items.length === 0) return null;
  const columns = ['Name', ...(seesEverybody ? ['Organisation'] : []),
    'Provider', 'Primary site', 'Backup', 'State', 'Changed'];
  const rows = items.map((connection) => ({
    key: connection.id,
    cells: [
      connection.name,
      ...(seesEverybody ? [connection.organisation] : []),
      partners.get(connection.partnerId) ?? connection.partnerId,
      sites.get(connection.primarySiteId) ?? connection.primarySiteId,
      connection.backupSiteId
        ? sites.get(connection.backupSiteId) ?? connection.backupSiteId
        : 'the Internet',
      badge(connection.state, TONES[connection.state] ?? 'calm'),
      time(connection.changedAt),
    ],
  }));
  return table(more ? `The first ${items.length} connections` : 'All connections', columns, rows);
}
