// @ts-check
// Creates the elements of the shadow roots from names and texts. HTML is never parsed.

import { setChildren } from './compat.js';

/**
 * An element that is a CSS part, and has a class of the same name.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} name
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function part(tag, name, ...children) {
  const element = document.createElement(tag);
  element.setAttribute('part', name);
  element.className = name;
  element.append(...children);
  return element;
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} words
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function text(tag, words) {
  const element = document.createElement(tag);
  element.textContent = words;
  return element;
}

/**
 * @param {string} name of the CSS part
 * @param {string} words
 * @param {() => void} [press]
 */
export function button(name, words, press) {
  const element = part('button', name);
  element.textContent = words;
  element.type = 'button';
  if (press) {
    element.addEventListener('click', press);
  }
  return element;
}

/**
 * Whether an attribute switches something on. Frameworks write `false` where they cannot leave an attribute out.
 *
 * @param {Element} element
 * @param {string} name
 */
export function isOn(element, name) {
  const value = element.getAttribute(name);
  return value !== null && value !== 'false';
}

/**
 * Sets the text of an element that holds nothing else. Nothing is written where nothing changes, so that the browser need not
 * lay it out again.
 *
 * @param {Element} element
 * @param {string} words
 */
export function setText(element, words) {
  if (element.textContent !== words) {
    element.textContent = words;
  }
}

/**
 * The same for lines, each of them a paragraph.
 *
 * @param {Element} element
 * @param {string[]} lines
 */
export function setLines(element, lines) {
  const { children } = element;
  if (children.length !== lines.length || lines.some((line, i) => children[i].textContent !== line)) {
    setChildren(element, ...lines.map((line) => text('p', line)));
  }
}

/**
 * The language of an element. Setting it again would make the browser look up all fonts again.
 *
 * @param {HTMLElement} element
 * @param {string} lang
 */
export function setLang(element, lang) {
  if (element.lang !== lang) {
    element.lang = lang;
  }
}

/**
 * The title of a chart; a heading if the page sets a level.
 *
 * @param {Element} element
 * @param {{ title: string, heading: string | null | undefined }} page
 */
export function setTitle(element, { title, heading }) {
  setText(element, title);
  if (heading) {
    element.setAttribute('role', 'heading');
    element.setAttribute('aria-level', heading);
  } else {
    element.removeAttribute('role');
  }
}

/**
 * Sets the place of an element, of which nothing else is styled here.
 *
 * @param {HTMLElement} element
 * @param {import('../built/report_charts.js').Box} box
 */
export function place(element, { x, y, width, height }) {
  element.style.cssText = `left:${x}px;top:${y}px;width:${width}px;height:${height}px`;
}
