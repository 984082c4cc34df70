// Elements from names and strings: what a chart's shadow root is made of. Nothing is ever parsed as HTML.

import { fill } from './compat.js';

export function part(tag, name, ...children) {
  const element = document.createElement(tag);
  element.setAttribute('part', name);
  element.className = name;
  element.append(...children);
  return element;
}

export function text(tag, words) {
  const element = document.createElement(tag);
  element.textContent = words;
  return element;
}

export function button(name, words, press) {
  const element = part('button', name);
  element.textContent = words;
  element.type = 'button';
  if (press) {
    element.addEventListener('click', press);
  }
  return element;
}

/** Puts words into an element that holds nothing else. What is there already is left, and the browser has nothing to do. */
export function say(element, words) {
  if (element.textContent !== words) {
    element.textContent = words;
  }
}

/** The same with lines, a paragraph each. */
export function sayLines(element, lines) {
  const { children } = element;
  if (children.length !== lines.length || lines.some((line, i) => children[i].textContent !== line)) {
    fill(element, ...lines.map((line) => text('p', line)));
  }
}

/** The language of all that is inside: said again, everything there would be looked up anew. */
export function speak(element, lang) {
  if (element.lang !== lang) {
    element.lang = lang;
  }
}

/** The title of a chart, as a heading of the page where it is to be one. */
export function entitle(element, { title, heading }) {
  say(element, title);
  if (heading) {
    element.setAttribute('role', 'heading');
    element.setAttribute('aria-level', heading);
  } else {
    element.removeAttribute('role');
  }
}

export function place(element, { x, y, width, height }) {
  element.style.left = `${x}px`;
  element.style.top = `${y}px`;
  element.style.width = `${width}px`;
  element.style.height = `${height}px`;
}
