// @ts-check
// What the product exports is taken back: JSON and CSV of a chart or a report become a document that can be corrected.

// Columns of an export that no table of an author has.
const OWN = ['words_zh', 'stated', 'report_date'];
const UNTITLED = { zh: '未命名报告' };
const UNSTATED = { zh: '未注明' };

/**
 * The document of an export, as text; null for any other text.
 *
 * @param {string} text
 */
export function fromExport(text) {
  const start = text.replace(/^[\s\ufeff]+/, '');
  let exported;
  if (start[0] === '{') {
    try {
      exported = JSON.parse(start);
    } catch (other) {
      return null;
    }
  } else {
    const [head] = start.split('\n', 1);
    const columns = head.trim().split(',');
    exported = OWN.every((name) => columns.includes(name)) ? fromRows(rowsOf(start)) : null;
  }
  const document = documentOf(exported);
  return document && JSON.stringify(document, null, 2);
}

/**
 * The rows of CSV as RFC 4180 has it.
 *
 * @param {string} text
 */
function rowsOf(text) {
  /** @type {string[][]} */
  const rows = [[]];
  // A cell in quotes, with doubled quotes in it, or one without; then what ends it.
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows[rows.length - 1].push(quoted === undefined ? plain : quoted.replace(/""/g, '"'));
    if (!end) {
      break;
    }
    if (end !== ',') {
      rows.push([]);
    }
  }
  return rows.filter((row) => row.length > 1);
}

/**
 * The same as an export in JSON.
 *
 * @param {string[][]} rows
 */
function fromRows([head, ...rows]) {
  // A formula of a spreadsheet is written with an apostrophe.
  const records = rows.map((row) => Object.fromEntries(head.map((name, at) => [name, (row[at] || '').replace(/^'/, '')])));
  const [first = {}] = records;
  /** @type {(name: string, cell: string | undefined) => object} */
  const number = (name, cell) => (cell ? { [name]: Number(cell) } : {});
  const indicators = records.map((one) => ({
    id: one.indicator,
    type: one.type,
    name: { zh: one.name_zh, ...(one.name_en ? { en: one.name_en } : {}) },
    measures: [
      {
        period: one.period,
        kind: one.kind,
        comparison: one.comparison,
        direction: one.direction,
        ...number('value', one.value),
        ...number('low', one.low),
        ...number('high', one.high),
        unit: one.unit,
        qualifier: one.qualifier,
        estimate: one.estimate === 'true',
        source: { section: one.section, stated: one.stated },
        ...(one.corrected_from
          ? {
              corrected: {
                from: one.corrected_from,
                date: one.corrected_date,
                ...(one.corrected_reason ? { reason: { zh: one.corrected_reason, ...(one.corrected_reason_en ? { en: one.corrected_reason_en } : {}) } } : {}),
              },
            }
          : {}),
      },
    ],
  }));
  const version = first.data_version ? { version: first.data_version } : {};
  return { id: 'report', title: UNTITLED, publisher: UNSTATED, date: first.report_date, ...version, indicators };
}

/**
 * The document of a JSON export, which names section and wording at each figure; null for anything else.
 *
 * @param {any} exported
 */
function documentOf(exported) {
  const { format, indicators, ...head } = exported || {};
  const isExport = !format && Array.isArray(indicators) && indicators.every(({ measures }) => Array.isArray(measures) && measures.every(({ source }) => source));
  if (!isExport) {
    return null;
  }
  const titles = Array.from(new Set(indicators.flatMap(({ measures }) => measures.map((/** @type {any} */ { source }) => source.section))));
  /** @type {Map<string, any>} */
  const merged = new Map();
  for (const { measures, ...indicator } of indicators) {
    const known = merged.get(indicator.id) || { ...indicator, measures: [] };
    merged.set(indicator.id, known);
    for (const { words, source, corrected, ...measure } of measures) {
      const correction = corrected ? { corrected: { from: corrected.from, date: corrected.date, ...(corrected.reason ? { reason: corrected.reason } : {}) } } : {};
      known.measures.push({ ...measure, stated: source.stated, section: `section-${titles.indexOf(source.section)}`, ...correction });
    }
  }
  const sections = titles.map((zh, at) => ({ id: `section-${at}`, title: { zh } }));
  return { format: 'report-charts/1', ...head, sections, indicators: Array.from(merged.values()) };
}
