/* The gateway, as the page sees it: JSON in, JSON out, refusals as exceptions that say why. */

const PATIENCE_MILLIS = 20_000;

/** A refusal (RFC 9457) of a service or of the gateway, or a network that does not answer. */
export class Refusal extends Error {
  constructor(status, title, detail) {
    super(detail ? `${title}: ${detail}` : title);
    this.status = status;
  }

  get sessionEnded() {
    return this.status === 401;
  }
}

/** @returns the answer's JSON */
export function get(path) {
  return call('GET', path);
}

/** A call that changes something. The header tells the gateway that this page made it. */
export function post(path, body) {
  return call('POST', path, body);
}

export function put(path, body) {
  return call('PUT', path, body);
}

export function remove(path) {
  return call('DELETE', path);
}

/** The first `most` items of a list, page by page: `{items, more}`. */
export async function list(path, most) {
  const items = [];
  let cursor = null;
  do {
    const limit = Math.min(100, most - items.length);
    const query = new URLSearchParams({ limit, ...(cursor ? { cursor } : {}) });
    const page = await get(`${path}${path.includes('?') ? '&' : '?'}${query}`);
    items.push(...page.items);
    cursor = page.next;
  } while (cursor && items.length < most);
  return { items, more: Boolean(cursor) };
}

/**
 * A 401 is asked once more: when a session is refreshed, calls that ran beside each other may find
 * the old one used up, and the browser holds the new one a moment later. Nothing was done by a 401.
 */
async function call(method, path, body) {
  try {
    return await attempt(method, path, body);
  } catch (refusal) {
    if (!refusal.sessionEnded) throw refusal;
    await new Promise((later) => { setTimeout(later, 500); });
    return attempt(method, path, body);
  }
}

async function attempt(method, path, body) {
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: {
        Accept: 'application/json, application/problem+json',
        'X-Peering-Page': '1',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MILLIS),
      redirect: 'error',
    });
  } catch (failure) {
    const why = failure.name === 'TimeoutError' ? 'no answer in time' : 'the network failed';
    throw new Refusal(0, 'The portal cannot be reached', why);
  }
  const answer = await json(response);
  if (!response.ok) {
    throw new Refusal(
      response.status, answer?.title ?? `The answer was ${response.status}`, answer?.detail);
  }
  if (answer === null && response.status !== 204) {
    throw new Refusal(response.status, 'The answer cannot be read', 'it is not JSON');
  }
  return answer;
}

async function json(response) {
  const text = await response.text();
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
