// What a reader may do with a chart beside reading it: another order, one section, another unit; listen to it; pass it on.

import { button, part, text } from '../shared/dom.js';
import { fill } from '../shared/compat.js';
import { loadFullEngine } from './tools-engine.js';
import { addressWith } from '../shared/url-state.js';
import { Player } from './sonification.js';

const players = new WeakMap();
// What each panel offers, as text.
const offered = new WeakMap();

// How long a button says that it has copied, in milliseconds.
const SAID = 3000;

/** Fills a panel for a chart as it is shown. */
export async function fillExplore(panel, chart) {
  const engine = await loadFullEngine();
  const { groups, words } = engine.choices(chart.request());
  chart.drawWith(engine);
  stopPlaying(chart.shell);
  // A choice offers nothing new: the buttons stay, and with them the focus.
  const offers = JSON.stringify([groups, words]);
  if (offered.get(panel) !== offers) {
    offered.set(panel, offers);
    const choosers = groups.map((group) => chooser(group, panel, chart));
    fill(panel, ...choosers, listen(engine, words, chart), pass(words, chart));
  }
  showChosen(panel, chart);
}

// What is heard is of the chart as it was.
function stopPlaying(shell) {
  const player = players.get(shell);
  if (player && player.playing) {
    player.stop();
  }
}

function showChosen(panel, chart) {
  const choice = chart.choice();
  for (const offer of panel.querySelectorAll('button[name]')) {
    offer.setAttribute('aria-pressed', String(offer.value === (choice[offer.name] || '')));
  }
}

function controls(label, ...buttons) {
  const name = text('p', label);
  name.className = 'label';
  const group = part('div', 'group', name, part('div', 'offers', ...buttons));
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', label);
  return group;
}

// One of several; the chart is drawn anew.
function chooser({ field, label, offers }, panel, chart) {
  const buttons = offers.map((offer) => {
    const one = button('choice', offer.label, () => {
      chart.choose(field, offer.value);
      showChosen(panel, chart);
      chart.shell.announce(`${label}: ${offer.label}`);
    });
    one.name = field;
    one.value = offer.value;
    return one;
  });
  return controls(label, ...buttons);
}

// Each value as a tone, then in words where the browser speaks. Nothing sounds unless it is asked for.
function listen(engine, words, chart) {
  const { shell } = chart;
  const play = button('choice', words.play, () => {
    const player = players.get(shell) || new Player();
    players.set(shell, player);
    if (player.playing) {
      player.stop();
      return;
    }
    play.textContent = words.stop;
    const shown = chart.shown();
    player.play(engine.tones(chart.request()), shell.page.lang, {
      // Another chart by now, or none: its marks are not the ones that are heard.
      at: (i) => (chart.element.isConnected && chart.shown() === shown ? shell.marks.point(i) : player.stop()),
      end: () => {
        play.textContent = words.play;
        shell.marks.point(-1);
      },
    });
  });
  return controls(words.sound, play);
}

// The address that brings this state back: through the system's own sheet where there is one, else to be copied.
function pass(words, chart) {
  const { shell } = chart;
  const address = () => addressWith(chart.name(), chart.state());
  // Where nothing may be copied the address stands there to be taken by hand.
  const field = document.createElement('textarea');
  field.readOnly = true;
  field.setAttribute('aria-label', words.link);
  const copy = button('choice', words.link, async () => {
    try {
      await navigator.clipboard.writeText(address());
      shell.announce(words.copied);
      copy.textContent = words.copied;
      setTimeout(() => {
        copy.textContent = words.link;
      }, SAID);
    } catch (refused) {
      field.value = address();
      copy.after(field);
      field.select();
    }
  });
  const buttons = [copy];
  if (navigator.share) {
    const share = button('choice', words.share, () =>
      // A reader who closes the sheet has changed their mind: no error.
      navigator.share({ title: shell.page.title, url: address() }).catch(() => {}),
    );
    buttons.push(share);
  }
  return controls(words.pass, ...buttons);
}
