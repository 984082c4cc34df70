// What is wrong with the report that the list makes, said at the figures that it comes from.

import { lang } from './words.js';

// Which field of a figure a field of the format is told at.
const FIELDS = { value: 'stated', unit: 'stated', qualifier: 'stated', stated: 'stated', name: 'indicator', id: 'period', period: 'period', kind: 'kind', comparison: 'comparison', direction: 'direction' };

// For those who correct a figure; the format's own words, which follow, are for those who write documents.
const ADVICE = {
  'duplicate-id': ['同一指标在同一时期有两个数：改时期，或去掉一个', 'the indicator has two figures of one period: change the period, or drop one'],
  'unknown-unit': ['看不懂单位', 'the unit is not understood'],
  'missing-field': ['看不懂这个数', 'the figure is not understood'],
  'stated-otherwise': ['这个数和原文不合', 'the figure is not what the text says'],
  'unfit-text': ['名称或数字空着，或太长', 'a name or figure is empty or too long'],
  'value-out-of-range': ['数太大，或方向和正负号不合', 'the figure is too large, or its sign and direction do not fit'],
  'wrong-direction': ['方向不合', 'the direction does not fit'],
  'unlike-units': ['单位不同', 'the units are unlike'],
  'invalid-document': ['看不懂', 'it is not understood'],
};

/** The same faults, each with the place in the list that it comes from, `at`, and the field; what comes from none has neither. */
export function placed(faults, list, text) {
  const { indicators = [] } = text ? JSON.parse(text) : {};
  return faults.map((fault) => {
    const found = /^indicators\[(\d+)\](?:\.measures\[(\d+)\])?(?:\.(\w+))?/.exec(fault.path);
    if (!found) {
      return fault;
    }
    const indicator = indicators[Number(found[1])];
    const measure = indicator && indicator.measures[Number(found[2] || 0)];
    const at = list.findIndex((figure) => figure.kept && measure && figure.indicator === indicator.name.zh && figure.stated === measure.stated && figure.period === measure.period);
    return at < 0 ? fault : { ...fault, at, field: FIELDS[found[3]] || 'stated', message: advice(fault) };
  });
}

function advice({ code, message }) {
  const [zh, en] = ADVICE[code] || [];
  return [lang() === 'en' ? en : zh, message].filter(Boolean).join(lang() === 'en' ? ' – ' : '：');
}
