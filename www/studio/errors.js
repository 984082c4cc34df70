// @ts-check
// Errors of the report, shown at the figures that cause them.

import { lang } from './words.js';

/** @typedef {import('./types.js').PlacedError} PlacedError */

/**
 * The field of a figure at which an error in a field of the format is shown.
 *
 * @type {{ [field: string]: string }}
 */
const FIELDS = { value: 'stated', unit: 'stated', qualifier: 'stated', stated: 'stated', name: 'indicator', id: 'period', period: 'period', kind: 'kind', comparison: 'comparison', direction: 'direction' };

/**
 * Advice to an editor for each error, in Chinese and English. The message for authors of documents follows it.
 *
 * @type {{ [code: string]: [string, string] }}
 */
const ADVICE = {
  'duplicate-id': ['同一指标在同一时期有两个数：改时期，或去掉一个', 'the indicator has two figures of one period: change the period, or drop one'],
  'unknown-unit': ['看不懂单位', 'the unit is not understood'],
  'invalid-time': ['没有这样的时期；写法如2024、2021-2025、2024-h1、2024-q1、2024-03', 'there is no such period; write 2024, 2021-2025, 2024-h1, 2024-q1 or 2024-03'],
  'missing-field': ['看不懂这个数', 'the figure is not understood'],
  'stated-otherwise': ['这个数和原文不合', 'the figure is not what the text says'],
  'unfit-text': ['名称或数字空着，或太长', 'a name or figure is empty or too long'],
  'value-out-of-range': ['数太大，或方向和正负号不合', 'the figure is too large, or its sign and direction do not fit'],
  'wrong-direction': ['方向不合', 'the direction does not fit'],
  'unlike-units': ['单位或口径不同，不能放在一条轴上', 'unlike units or bases: no common axis'],
  'unknown-reference': ['有的数字已经不在报告里', 'a figure is no longer in the report'],
  'incomplete-view': ['这种图要的数字不齐', 'the chart has not the figures that its kind needs'],
  'too-much': ['数字太多，这种图放不下', 'more figures than such a chart holds'],
  'invalid-document': ['看不懂', 'it is not understood'],
};

/**
 * Adds to each error `at`, the index of its figure in the list, and the field, if there is one.
 *
 * @param {PlacedError[]} errors
 * @param {Map<string, number>} places of figures in the list, by their places in the report
 * @returns {PlacedError[]}
 */
export function placed(errors, places) {
  return errors.map((error) => {
    const found = /^indicators\[(\d+)\](?:\.measures\[(\d+)\])?(?:\.(\w+))?/.exec(error.path);
    const at = found ? places.get(`${found[1]}.${found[2] || 0}`) : undefined;
    return at === undefined ? error : { ...error, at, field: FIELDS[(found && found[3]) || ''] || 'stated', message: advice(error) };
  });
}

/**
 * An error in words of the page. The message for authors of documents follows them in English, and where there are no others.
 *
 * @param {PlacedError} error
 */
export function advice({ code, message }) {
  const [zh, en] = ADVICE[code] || [];
  if (lang() === 'en') {
    return [en, message].filter(Boolean).join(' – ');
  }
  return zh || message;
}
