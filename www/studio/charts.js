// @ts-check
// The proposed views, drawn by the element, and figures that cannot be drawn together.

import { byId, make, setChildren } from './dom.js';
import { lang, pick, word } from './words.js';

/** @typedef {import('../reading/types.js').Proposal} Proposal */
/** @typedef {ReturnType<typeof newCard>} Card */

/** @type {Map<string, Card>} */
let shown = new Map();

/**
 * Shows the views of a report. Charts that are there already stay, and are drawn again.
 *
 * @param {string | null} text the report
 * @param {Proposal} proposal
 * @param {Set<string>} chosen ids of views
 * @param {Map<string, string>} names of measures, by their ids
 * @param {() => void} changed called when other views are chosen
 */
export function showViews(text, proposal, chosen, names, changed) {
  /** @type {Map<string, Card>} */
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
      showCount(proposal, chosen);
      changed();
    };
    setChildren(card.label, word('choose'), make('span', { className: 'unseen' }, pick(view.title)));
    card.chart.setAttribute('lang', lang());
    if (text !== null && card.text !== text) {
      card.text = text;
      Object.assign(card.chart, { report: text });
    }
    cards.set(view.id, card);
  }
  const before = Array.from(shown.keys()).join(' ');
  shown = cards;
  if (before !== Array.from(cards.keys()).join(' ')) {
    setChildren(byId('views'), ...Array.from(cards.values(), ({ box }) => box));
  }
  showCount(proposal, chosen);
  showRefused(proposal.refused, names);
}

/** @param {string} id */
function newCard(id) {
  const check = make('input', { type: 'checkbox', id: `choose-${id}` });
  const label = make('label', { for: check.id });
  const chart = document.createElement('report-chart');
  chart.setAttribute('view', id);
  chart.setAttribute('heading-level', '3');
  const box = make('div', { className: 'view' }, make('p', { className: 'choose' }, check, ' ', label), chart);
  // `text` is the report that it was drawn of.
  return { check, label, chart, box, text: '' };
}

/**
 * @param {Proposal} proposal
 * @param {Set<string>} chosen
 */
function showCount({ views }, chosen) {
  const count = views.filter(({ id }) => chosen.has(id)).length;
  byId('charts-status').textContent = word('chartsStatus')(views.length, count);
}

/**
 * @param {Proposal['refused']} refused
 * @param {Map<string, string>} names
 */
function showRefused(refused, names) {
  byId('refused-box').hidden = !refused.length;
  byId('refused-head').textContent = word('refusedHead')(refused.length);
  const lines = refused.map(({ measures, reason }) => {
    const named = measures.map((id) => names.get(id) || id).join('、');
    return make('li', {}, make('span', { lang: 'zh-CN' }, named), ': ', pick(reason));
  });
  setChildren(byId('refused'), ...lines);
}
