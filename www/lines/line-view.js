// What a line of very many points looks like: the shadow root with its words, canvas, controls and table of facts. All of it is
// made of what a sight gives.

import { button, entitle, part, place, speak, text } from '../shared/dom.js';
import { fill } from '../shared/compat.js';
import { style } from '../shared/styles.js';

/** Buttons, in the order of the words that a sight has for them. */
const ZOOM_IN = 0;
const ZOOM_OUT = 1;
const WHOLE = 2;
const SHOW = 3;
const HIDE = 4;
const KEYS = 5;

export class LineView {
  /** `acts` are `zoom(factor)`, `whole()`. */
  constructor(root, acts) {
    style(root);
    this.ruler = part('div', 'ruler');
    this.sensor = part('div', 'sensor');
    this._fallback = document.createElement('slot');
    this._title = part('div', 'title');
    this._title.id = 'title';
    this._subtitle = part('div', 'subtitle');
    this.canvas = document.createElement('canvas');
    // A slider is what it is to a keyboard and to a screen reader: one value at a time, from the first to the last.
    this.slider = part('div', 'slider');
    this.slider.tabIndex = 0;
    this.slider.setAttribute('role', 'slider');
    this.slider.setAttribute('aria-labelledby', 'title');
    this.slider.setAttribute('aria-describedby', 'keys');
    this.slider.setAttribute('aria-valuemin', '1');
    this.slider.setAttribute('aria-valuenow', '1');
    this._dots = part('div', 'dots');
    this._dots.setAttribute('aria-hidden', 'true');
    this._tip = part('div', 'tip');
    this._tip.setAttribute('aria-hidden', 'true');
    this.plot = part('div', 'plot', this.canvas, this._dots, this.slider, this._tip);
    this._notes = part('div', 'notes');
    this._keys = part('p', 'label');
    this._keys.id = 'keys';
    this._buttons = [
      button('choice', '', () => acts.zoom(0.5)),
      button('choice', '', () => acts.zoom(2)),
      button('choice', '', () => acts.whole()),
      button('switch', '', () => this._showTable(!this._asTable)),
    ];
    this._caption = document.createElement('caption');
    this._facts = document.createElement('tbody');
    this._table = part('table', 'table', this._caption, this._facts);
    const bar = part('div', 'bar', ...this._buttons);
    this._body = part('div', 'body', this._title, this._subtitle, this.plot, bar, this._keys, this._table, this._notes);
    this._figure = part('figure', 'figure', this._body);
    this._figure.setAttribute('aria-labelledby', 'title');
    this._body.hidden = true;
    root.append(this._fallback, this.ruler, this.sensor, this._figure);
    this._showTable(false);
  }

  /** Takes a sight over and paints it for `ratio` device pixels to a CSS pixel. */
  show(sight, ratio) {
    const page = sight.page();
    this._page = page;
    for (const [name, value] of page.style) {
      this._figure.style.setProperty(`--rc-${name}`, value);
    }
    speak(this._figure, page.lang);
    entitle(this._title, page);
    this._subtitle.textContent = page.subtitle;
    this._caption.textContent = page.title;
    fill(this._notes, ...page.notes.map((note) => text('p', note)));
    fill(this._facts, ...page.facts.map(row));
    [ZOOM_IN, ZOOM_OUT, WHOLE].forEach((i) => {
      this._buttons[i].textContent = page.controls[i];
    });
    this._keys.textContent = page.controls[KEYS];
    this._showTable(this._asTable);
    this.slider.setAttribute('aria-valuemax', page.last + 1);
    this.plot.style.height = `${page.height}px`;
    const [x, y, width, height] = page.plot;
    place(this.slider, { x, y, width, height });
    this.slider.style.position = 'absolute';
    this._fallback.hidden = true;
    this._body.hidden = false;
    paint(this.canvas, page, sight, ratio);
  }

  /** Back to the content that the page itself holds. */
  hide() {
    this.release();
    this._body.hidden = true;
    this._fallback.hidden = false;
  }

  /** Gives the picture's memory back. */
  release() {
    this.canvas.width = 0;
    this.canvas.height = 0;
    this.tell(null);
  }

  /** Shows what is said of a point, or nothing. */
  tell(tip, at) {
    this._tip.hidden = !tip;
    this._dots.hidden = !tip;
    if (!tip) {
      return;
    }
    this._tip.style.left = `${tip.x}px`;
    this._tip.style.top = `${tip.y}px`;
    this._tip.style.width = `${tip.width}px`;
    fill(this._tip, ...tip.lines.map((line) => text('div', line)));
    fill(this._dots, ...tip.dots.map(dot));
    this.slider.setAttribute('aria-valuenow', at + 1);
    this.slider.setAttribute('aria-valuetext', tip.sentence);
  }

  _showTable(shown) {
    this._asTable = shown;
    this._table.classList.toggle('unseen', !shown);
    this._buttons[SHOW].setAttribute('aria-expanded', shown);
    if (this._page) {
      this._buttons[SHOW].textContent = this._page.controls[shown ? HIDE : SHOW];
    }
  }
}

function row([name, words]) {
  const element = document.createElement('tr');
  const heading = text('th', name);
  heading.scope = 'row';
  element.append(heading, text('td', words));
  return element;
}

const DOT = 9;

function dot([x, y]) {
  const element = part('div', 'dot');
  place(element, { x: x - DOT / 2, y: y - DOT / 2, width: DOT, height: DOT });
  const { style: look } = element;
  look.position = 'absolute';
  look.boxSizing = 'border-box';
  look.borderRadius = '50%';
  look.border = '2px solid var(--rc-ground)';
  look.background = 'var(--rc-ink)';
  return element;
}

function paint(canvas, page, sight, ratio) {
  canvas.width = Math.round(page.width * ratio);
  canvas.height = Math.round(page.height * ratio);
  canvas.style.width = `${page.width}px`;
  canvas.style.height = `${page.height}px`;
  const context = canvas.getContext('2d');
  const [line, gap, rule, label] = page.colours;
  const boxes = (colour, all) => {
    context.fillStyle = colour;
    all.forEach((box) => context.fillRect(...box));
  };
  boxes(rule, page.rules);
  context.fillStyle = label;
  context.font = page.font;
  context.textBaseline = 'middle';
  for (const [words, x, y, align] of page.labels) {
    context.textAlign = align;
    context.fillText(words, x, y);
  }
  context.save();
  context.beginPath();
  const [left, top, width, height] = page.plot.map((length) => length * ratio);
  // Half of the line may lie over the plot's edge.
  context.rect(left, top - page.thick, width, height + 2 * page.thick);
  context.clip();
  bars(context, line, sight.bars());
  path(context, line, page.thick, sight.path());
  boxes(gap, page.gaps);
  context.restore();
}

function bars(context, colour, all) {
  context.fillStyle = colour;
  for (let i = 0; i < all.length; i += 4) {
    context.fillRect(all[i], all[i + 1], all[i + 2], all[i + 3]);
  }
}

function path(context, colour, thick, all) {
  context.strokeStyle = colour;
  context.lineWidth = thick;
  context.lineJoin = 'round';
  context.beginPath();
  let lifted = true;
  for (let i = 0; i < all.length; i += 2) {
    const y = all[i + 1];
    if (y !== y) {
      lifted = true;
    } else if (lifted) {
      context.moveTo(all[i], y);
      lifted = false;
    } else {
      context.lineTo(all[i], y);
    }
  }
  context.stroke();
}
