// @ts-check
// The charts of a report: those that the editor has taken or changed, and those that are proposed. Charts of the editor name
// their figures by keys of the list, so that they stay while the report is corrected.

/** @typedef {import('./types.js').Chart} Chart */
/** @typedef {import('./types.js').Made} Made */
/** @typedef {{ [field: string]: any }} Item */

// Fields of an item that name a figure; without the first ones there is no item.
const NEEDED = ['measure', 'to'];
const OPTIONAL = ['rate', 'result', 'next'];

/**
 * The figures of an item.
 *
 * @param {Item} item
 * @returns {string[]}
 */
export function figuresOf(item) {
  return [...[...NEEDED, ...OPTIONAL].map((field) => item[field]), ...(item.parts || [])].filter(Boolean);
}

/**
 * An item with other names of its figures; null where one that it needs is not there.
 *
 * @param {Item} item
 * @param {(name: string) => string | undefined} rename
 */
function renamed(item, rename) {
  /** @type {Item} */
  const made = { ...item };
  for (const field of [...NEEDED, ...OPTIONAL].filter((one) => item[one])) {
    made[field] = rename(item[field]);
    if (!made[field] && NEEDED.includes(field)) {
      return null;
    }
    if (!made[field]) {
      delete made[field];
    }
  }
  if (item.parts) {
    made.parts = item.parts.map(rename).filter(Boolean);
    return made.parts.length ? made : null;
  }
  return made;
}

/**
 * @param {Chart} view
 * @param {(name: string) => string | undefined} rename
 * @returns {Chart}
 */
function renamedView(view, rename) {
  return { ...view, items: view.items.map((item) => renamed(item, rename)).filter((item) => item !== null) };
}

/**
 * A view as the editor's own, with keys for ids.
 *
 * @param {Chart} view
 * @param {Made} made
 */
export function owned(view, { ids }) {
  const keys = new Map(Array.from(ids, ([key, id]) => [id, key]));
  const own = renamedView(view, (id) => keys.get(id));
  // What is proposed with the same figures is this chart, also when its kind or its figures have been changed.
  return { ...own, from: view.from || { kind: view.kind, keys: own.items.flatMap(figuresOf) } };
}

/**
 * All charts in the order of the page, with ids of figures.
 *
 * @param {Chart[]} own charts of the editor
 * @param {Chart[]} proposed
 * @param {Made} made
 * @param {string[]} order ids, as the editor has put them
 */
export function chartsOf(own, proposed, { ids }, order) {
  const mine = own.map((view) => renamedView(view, (key) => ids.get(key))).filter(({ items }) => items.length);
  /** @type {Map<string, Chart>} */
  const taken = new Map();
  for (const view of mine) {
    taken.set(signature(view), view);
    if (view.from) {
      const was = view.from.keys.map((key) => ids.get(key)).filter(Boolean);
      taken.set(view.from.kind === 'overview' ? 'overview' : `${view.from.kind} ${was.sort().join(' ')}`, view);
    }
  }
  const known = new Set(mine.map(({ id }) => id));
  const titles = new Set(mine.map(({ title }) => title.zh));
  /** @type {Map<string, string>} */
  const called = new Map();
  /** @type {Chart[]} */
  const rest = [];
  /** @type {Set<Chart>} */
  const put = new Set();
  for (const view of proposed) {
    const same = taken.get(signature(view));
    if (same) {
      called.set(view.id, same.id);
      if (!put.has(same)) {
        put.add(same);
        rest.push(same);
      }
    } else {
      const id = distinct(view.id, known, (name, number) => `${name}-${number}`);
      const zh = distinct(view.title.zh, titles, (name, number) => `${name}（${number}）`);
      called.set(view.id, id);
      rest.push({ ...view, id, title: zh === view.title.zh ? view.title : { ...view.title, zh } });
    }
  }
  const linked = rest.map((view) =>
    put.has(view) ? view : { ...view, items: view.items.map((item) => (item.view ? { ...item, view: called.get(item.view) || item.view } : item)) },
  );
  const all = [...mine.filter((view) => !put.has(view)), ...linked];
  /** @param {Chart} view */
  const place = ({ id }) => (order.includes(id) ? order.indexOf(id) : order.length);
  return order.length ? all.map((view, at) => ({ view, at })).sort((a, b) => place(a.view) - place(b.view) || a.at - b.at).map(({ view }) => view) : all;
}

/**
 * A name that is not in use.
 *
 * @param {string} name
 * @param {Set<string>} known gets it
 * @param {(name: string, number: number) => string} numbered
 */
function distinct(name, known, numbered) {
  let own = name;
  for (let number = 2; known.has(own); number += 1) {
    own = numbered(name, number);
  }
  known.add(own);
  return own;
}

/**
 * What a view shows, whatever it is called. An overview is one whatever it links.
 *
 * @param {Chart} view
 */
export function signature({ kind, items }) {
  return kind === 'overview' ? kind : `${kind} ${items.flatMap(figuresOf).sort().join(' ')}`;
}

/**
 * A title that no other chart has.
 *
 * @param {string} title
 * @param {Chart[]} others
 */
export function freeTitle(title, others) {
  return distinct(title, new Set(others.map((view) => view.title.zh)), (name, number) => `${name}（${number}）`);
}

/**
 * A view as documents have it.
 *
 * @param {Chart} view
 */
function written({ id, kind, title, subtitle, notes, order, items }) {
  return { id, kind, title, subtitle, ...(notes && notes.length ? { notes } : {}), ...(order ? { order } : {}), items };
}

/**
 * The tiles of an overview that open none of these charts, and so are not published.
 *
 * @param {Chart} overview
 * @param {Set<string>} ids
 */
export function tilesWithout(overview, ids) {
  return overview.kind === 'overview' ? overview.items.filter(({ view }) => !ids.has(view)) : [];
}

/**
 * Charts as they are published together: an overview keeps the tiles that open one of them, and without any it is none of them.
 *
 * @param {Chart[]} charts
 */
export function together(charts) {
  const ids = new Set(charts.map(({ id }) => id));
  const kept = charts.map((chart) => (chart.kind === 'overview' ? { ...chart, items: chart.items.filter(({ view }) => ids.has(view)) } : chart));
  return kept.filter(({ items }) => items.length);
}

/**
 * The report with these views only.
 *
 * @param {any} report
 * @param {Chart[]} views
 */
export function withViews(report, views) {
  return { ...report, views: together(views).map(written) };
}

/**
 * The report with the figures of these charts only, and the sections that they are from.
 *
 * @param {any} report
 * @param {Chart[]} charts
 */
export function onlyOf(report, charts) {
  const wanted = new Set(charts.flatMap(({ items }) => items.flatMap(figuresOf)));
  /** @type {Set<string>} */
  const sections = new Set();
  /** @type {any[]} */
  const indicators = [];
  for (const indicator of report.indicators) {
    const measures = indicator.measures.filter((/** @type {any} */ { id, period, kind }) =>
      wanted.has(id || `${indicator.id}@${period}${kind === 'target' ? '/target' : ''}`),
    );
    if (measures.length) {
      measures.forEach((/** @type {any} */ { section }) => sections.add(section));
      indicators.push({ ...indicator, measures });
    }
  }
  return { ...report, sections: (report.sections || []).filter((/** @type {any} */ { id }) => sections.has(id)), indicators };
}

/**
 * What a chart needs of the report to be drawn: of thousands of figures, its own.
 *
 * @param {any} report
 * @param {Chart} view
 * @param {Chart[]} views all
 */
export function partFor(report, view, views) {
  const shown = view.kind === 'overview' ? views.filter(({ id }) => id === view.id || view.items.some((item) => item.view === id)) : [view];
  return JSON.stringify(withViews({ ...onlyOf(report, shown), sections: report.sections }, shown));
}
