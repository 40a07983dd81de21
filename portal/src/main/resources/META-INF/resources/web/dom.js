/*
 * Builds elements, and brings what is on the page up to date without replacing it.
 *
 * Text from the services only ever becomes a text node or an attribute's value. There is no way
 * from here to a parser of HTML, and none to an event handler or a style.
 */

const HARMLESS = /^(class|id|role|scope|colspan|datetime|title|hidden|type|aria-[a-z]+|data-[a-z-]+)$/;

/**
 * An element.
 *
 * @param {string} tag
 * @param {Object<string, string|number|boolean|null|undefined>} attributes null, undefined and
 *   false leave an attribute out
 * @param {...(Node|string|number|null|undefined|Array)} children strings become text
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (!HARMLESS.test(name)) throw new Error(`the attribute ${name} is not for this page`);
    if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  const given = children.flat(Infinity).filter((child) => child !== null && child !== undefined);
  element.append(...given.map((child) => (child instanceof Node ? child : String(child))));
  return element;
}

/**
 * Makes `old` look like `fresh` and keeps every element that can stay: so focus, selection, scroll
 * and opened details survive a refresh. Children with the same `data-key` are the same thing.
 */
export function patch(old, fresh) {
  const focused = document.activeElement;
  patchElement(old, fresh);
  if (focused && focused !== document.activeElement && focused.isConnected) {
    focused.focus({ preventScroll: true });
  }
}

function patchElement(old, fresh) {
  patchAttributes(old, fresh);
  const keyed = new Map();
  for (const child of old.children) {
    if (child.dataset.key !== undefined) keyed.set(child.dataset.key, child);
  }
  let place = old.firstChild;
  for (const next of [...fresh.childNodes]) {
    const same = counterpart(place, next, keyed);
    if (!same) {
      old.insertBefore(next, place);
      continue;
    }
    if (same === place) place = place.nextSibling;
    else old.insertBefore(same, place);
    if (same.nodeType === Node.TEXT_NODE) {
      if (same.data !== next.data) same.data = next.data;
    } else {
      patchElement(same, next);
    }
  }
  while (place) {
    const gone = place;
    place = place.nextSibling;
    gone.remove();
  }
}

function counterpart(place, next, keyed) {
  const key = next.dataset?.key;
  if (key !== undefined) {
    const known = keyed.get(key);
    return known?.nodeName === next.nodeName ? known : null;
  }
  const fits = place && place.nodeName === next.nodeName && place.dataset?.key === undefined;
  return fits ? place : null;
}

/** What a person did to an element stays: whether details are open is not for a refresh to say. */
function patchAttributes(old, fresh) {
  for (const { name } of [...old.attributes]) {
    if (name !== 'open' && !fresh.hasAttribute(name)) old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
}

/** A point in time, in UTC as the trade writes it. */
export function time(iso) {
  if (!iso) return h('span', { class: 'quiet' }, '–');
  return h('time', { datetime: iso }, utc(iso));
}

export function utc(iso) {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return String(iso);
  return `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** A word with a colour; the word alone says it too. */
export function badge(word, tone) {
  return h('span', { class: `badge ${tone}` }, word);
}

/**
 * A table with a caption. Roles are written out because the narrow layout changes how its parts are
 * displayed, and some browsers then forget what they are.
 *
 * @param {string} caption
 * @param {string[]} columns
 * @param {{key: string, cells: Array, more?: Node}[]} rows the first cell names the row; `more`
 *   stands below it, over the whole width
 */
export function table(caption, columns, rows) {
  const head = columns.map((name) => h('th', { scope: 'col', role: 'columnheader' }, name));
  const body = rows.flatMap(({ key, cells, more }) => [
    h('tr', { 'data-key': key, role: 'row', class: more ? 'has-more' : null },
      cells.map((cell, i) => i === 0
        ? h('th', { scope: 'row', role: 'rowheader', 'data-label': columns[i] }, cell)
        : h('td', { role: 'cell', 'data-label': columns[i] }, cell))),
    more ? h('tr', { 'data-key': `${key}/more`, role: 'row', class: 'more' },
      h('td', { role: 'cell', colspan: columns.length }, more)) : null,
  ]);
  return h('table', { role: 'table' },
    h('caption', {}, caption),
    h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, head)),
    h('tbody', { role: 'rowgroup' }, body));
}

/** Something to open; `key` keeps it the same thing over refreshes. */
export function details(key, summary, ...content) {
  return h('details', { 'data-key': key }, h('summary', {}, summary), ...content);
}

/** Names and values, as a list of both. Values that are missing are left out. */
export function facts(pairs) {
  const known = pairs.filter(([, value]) => value !== null && value !== undefined && value !== '');
  return h('dl', {}, known.map(([name, value]) => h('div', { 'data-key': name },
    h('dt', {}, name), h('dd', {}, value))));
}
