// @ts-check
// The explore panel: order, section, unit, sonification, sharing.

import { setChildren } from '../shared/compat.js';
import { button, part, text } from '../shared/dom.js';
import { addressWith } from '../shared/url-state.js';
import { Player } from './sonification.js';
import { loadFullEngine, openIn } from './tools-engine.js';

/** @typedef {import('../shared/types.js').Chart} Chart */
/** @typedef {import('../built/report_charts_tools.js').ExploreWords} ExploreWords */

/**
 * Players by view.
 *
 * @type {WeakMap<object, Player>}
 */
const players = new WeakMap();
/**
 * The content of each panel, as text.
 *
 * @type {WeakMap<Element, string>}
 */
const offered = new WeakMap();

// How long a button confirms that it has copied, in milliseconds.
const CONFIRM = 3000;

/**
 * Fills a panel for a chart as it is shown.
 *
 * @param {HTMLElement} panel
 * @param {Chart} chart
 */
export async function fillExplore(panel, chart) {
  const engine = await loadFullEngine();
  openIn(engine, chart.report);
  const { groups, words } = engine.choices(chart.request());
  chart.drawWith(engine);
  stopPlaying(chart);
  // A choice does not change the options: the buttons are kept, and the focus with them.
  const offers = JSON.stringify([groups, words]);
  if (offered.get(panel) !== offers) {
    offered.set(panel, offers);
    const choosers = groups.map((group) => chooser(group, panel, chart));
    setChildren(panel, ...choosers, listenControl(engine, words, chart), shareControl(words, chart));
  }
  showChosen(panel, chart);
}

/**
 * Stops playing: the tones are those of the chart before.
 *
 * @param {Chart} chart
 */
function stopPlaying(chart) {
  const player = players.get(chart.view);
  if (player && player.playing) {
    player.stop();
  }
}

/**
 * @param {HTMLElement} panel
 * @param {Chart} chart
 */
function showChosen(panel, chart) {
  const choice = chart.choice();
  for (const offer of /** @type {NodeListOf<HTMLButtonElement>} */ (panel.querySelectorAll('button[name]'))) {
    offer.setAttribute('aria-pressed', String(offer.value === (choice[offer.name] || '')));
  }
}

/**
 * @param {string} label
 * @param {HTMLElement[]} buttons
 */
function controls(label, ...buttons) {
  const name = text('p', label);
  name.className = 'label';
  const group = part('div', 'group', name, part('div', 'offers', ...buttons));
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', label);
  return group;
}

/**
 * The options of a field; a choice draws the chart again.
 *
 * @param {import('../built/report_charts_tools.js').ChoiceGroup} group
 * @param {HTMLElement} panel
 * @param {Chart} chart
 */
function chooser({ field, label, offers }, panel, chart) {
  const buttons = offers.map((offer) => {
    const one = button('choice', offer.label, () => {
      chart.choose(field, offer.value);
      showChosen(panel, chart);
      chart.view.announce(`${label}: ${offer.label}`);
    });
    one.name = field;
    one.value = offer.value;
    return one;
  });
  return controls(label, ...buttons);
}

/**
 * Plays each value as a tone, and speaks it if the browser can. Never starts by itself.
 *
 * @param {{ tones(request: string): import('../built/report_charts_tools.js').Tone[] }} engine
 * @param {ExploreWords} words
 * @param {Chart} chart
 */
function listenControl(engine, words, chart) {
  const { view } = chart;
  const play = button('choice', words.play, () => {
    const player = players.get(view) || new Player();
    players.set(view, player);
    if (player.playing) {
      player.stop();
      return;
    }
    play.textContent = words.stop;
    const shown = chart.shown();
    player.play(engine.tones(chart.request()), view.page.lang, {
      // Another chart is shown, or none: its marks are not those being played.
      onTone: (i) => (chart.element.isConnected && chart.shown() === shown ? view.marks.point(i) : player.stop()),
      onEnd: () => {
        play.textContent = words.play;
        view.marks.point(-1);
      },
    });
  });
  return controls(words.sound, play);
}

/**
 * The address that restores this state: copied, or shared in the dialog of the system if there is one.
 *
 * @param {ExploreWords} words
 * @param {Chart} chart
 */
function shareControl(words, chart) {
  const { view } = chart;
  const address = () => addressWith(chart.name(), chart.state());
  // Where the browser forbids copying, the address is shown to be copied by hand.
  const field = document.createElement('textarea');
  field.readOnly = true;
  field.setAttribute('aria-label', words.link);
  const copy = button('choice', words.link, async () => {
    try {
      await navigator.clipboard.writeText(address());
      view.announce(words.copied);
      copy.textContent = words.copied;
      setTimeout(() => {
        copy.textContent = words.link;
      }, CONFIRM);
    } catch (refused) {
      field.value = address();
      copy.after(field);
      field.select();
    }
  });
  const buttons = [copy];
  if (navigator.share) {
    const share = button('choice', words.share, () => {
      // A reader who closes the dialog has changed their mind: that is not an error.
      navigator.share({ title: view.page.title, url: address() }).catch(() => {});
    });
    buttons.push(share);
  }
  return controls(words.sharing, ...buttons);
}
