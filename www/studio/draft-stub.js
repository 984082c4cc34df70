// TEMPORARY stand-in until the reading program drafts.
export function draft(text, figures) {
  const year = (period) => (/\d{4}/.exec(period || '') || [''])[0];
  return figures.filter(({ kind, value, form }) => kind === 'figure' && form === 'number' && typeof value === 'number').map((f) => {
    const comparison = f.comparison && f.comparison !== 'mom' ? f.comparison : f.direction === 'increase' || f.direction === 'decrease' ? 'yoy' : 'level';
    const direction = ['increase', 'decrease', 'share'].includes(f.direction) ? f.direction : 'level';
    return { start: f.start, end: f.end, indicator: f.subject, period: year(f.period), kind: f.target ? 'target' : 'result', comparison, direction, stated: f.text, section: '', kept: Boolean(f.subject && year(f.period) && !/人/.test(f.unit)), doubt: f.subject ? null : '没有找到它说的是什么' };
  });
}
export function documentOf(list, { title, date }) {
  const indicators = new Map();
  const both = (zh) => ({ zh, en: zh });
  list.forEach((f) => {
    if (!f.kept) return;
    if (!indicators.has(f.indicator)) indicators.set(f.indicator, { id: `i${indicators.size + 1}`, type: 'indicator', name: both(f.indicator), measures: [] });
    const { id, measures } = indicators.get(f.indicator);
    const same = measures.some((m) => m.period === f.period && m.kind === f.kind && m.comparison !== f.comparison);
    measures.push({ ...(same ? { id: `${id}@${f.period}/${f.kind}/${f.comparison}` } : {}), period: f.period, kind: f.kind, comparison: f.comparison, direction: f.direction, stated: f.stated, section: 's1' });
  });
  return JSON.stringify({ format: 'report-charts/1', id: 'r', title: both(title || '报告'), date: date || '2014-01', publisher: both('x'), sections: [{ id: 's1', title: both('正文') }], indicators: [...indicators.values()] });
}
