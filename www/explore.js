// What a reader may do with a chart beside reading it: another order, one section, another unit; listen to it; pass it on.

import { button, part, text } from './dom.js';
import { fill } from './floor.js';
import { loadFullEngine } from './full-engine.js';
import { addressWith } from './link.js';
import { Player } from './sound.js';

const players = new WeakMap();

/** Fills a panel for a chart as it is shown. */
export async function fillExplore(panel, chart) {
  const engine = await loadFullEngine();
  const { groups, words } = engine.choices(chart.request());
  chart.drawWith(engine);
  fill(panel, ...groups.map((group) => chooser(group, chart)), listen(engine, words, chart), pass(words, chart));
}

function controls(label, ...buttons) {
  const name = text('p', label);
  name.className = 'label';
  const group = part('div', 'group', name, part('div', 'offers', ...buttons));
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', label);
  return group;
}

// One of several; the chart is drawn anew, and the focus stays on what was pressed.
function chooser({ field, label, offers }, chart) {
  const chosen = chart.choice()[field] || '';
  const buttons = offers.map((offer) => {
    const one = button('choice', offer.label, () => {
      for (const other of buttons) {
        other.setAttribute('aria-pressed', String(other === one));
      }
      chart.choose(field, offer.value);
      chart.shell.announce(`${label}: ${offer.label}`);
    });
    one.setAttribute('aria-pressed', String(offer.value === chosen));
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
    player.play(engine.tones(chart.request()), shell.page.lang, {
      at: (i) => shell.marks.point(i),
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
  const copy = button('choice', words.link, async () => {
    try {
      await navigator.clipboard.writeText(address());
      shell.announce(words.copied);
      copy.textContent = words.copied;
    } catch (refused) {
      // Where nothing may be copied the address stands there to be taken by hand.
      const field = document.createElement('textarea');
      field.readOnly = true;
      field.value = address();
      field.setAttribute('aria-label', words.link);
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
