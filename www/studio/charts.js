// The views that are proposed, drawn by the element itself, and what is not drawn together.

import { byId, fill, make } from './dom.js';
import { lang, pick, word } from './words.js';

let shown = new Map();

/**
 * Shows the views of a report, `text`; `chosen` is a set of ids, `changed` is called when it has changed. Charts that were
 * there already stay and are drawn anew.
 */
export function showViews(text, proposal, chosen, names, changed) {
  const cards = new Map();
  for (const view of proposal.views) {
    const card = shown.get(view.id) || newCard(view.id);
    card.check.checked = chosen.has(view.id);
    card.check.onchange = () => {
      if (card.check.checked) {
        chosen.add(view.id);
      } else {
        chosen.delete(view.id);
      }
      tellCount(proposal, chosen);
      changed();
    };
    fill(card.label, word('choose'), make('span', { className: 'unseen' }, pick(view.title)));
    card.chart.setAttribute('lang', lang());
    if (card.text !== text) {
      card.text = text;
      card.chart.report = text;
    }
    cards.set(view.id, card);
  }
  const before = Array.from(shown.keys()).join(' ');
  shown = cards;
  if (before !== Array.from(cards.keys()).join(' ')) {
    fill(byId('views'), ...Array.from(cards.values(), ({ box }) => box));
  }
  tellCount(proposal, chosen);
  showRefused(proposal.refused, names);
}

function newCard(id) {
  const check = make('input', { type: 'checkbox', id: `choose-${id}` });
  const label = make('label', { for: check.id });
  const chart = make('report-chart', {});
  chart.setAttribute('view', id);
  chart.setAttribute('heading-level', '3');
  return { check, label, chart, box: make('div', { className: 'view' }, make('p', { className: 'choose' }, check, ' ', label), chart) };
}

function tellCount({ views }, chosen) {
  const count = views.filter(({ id }) => chosen.has(id)).length;
  byId('charts-status').textContent = word('chartsStatus')(views.length, count);
}

function showRefused(refused, names) {
  byId('refused-box').hidden = !refused.length;
  byId('refused-head').textContent = word('refusedHead')(refused.length);
  const line = ({ measures, reason }) => make('li', {}, make('span', { lang: 'zh-CN' }, measures.map((id) => names.get(id) || id).join('、')), ': ', pick(reason));
  fill(byId('refused'), ...refused.map(line));
}
