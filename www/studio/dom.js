// @ts-check
// Creates elements from names and texts. HTML is never parsed: what an editor pastes stays text.

/**
 * An element with these properties and children. Properties with a hyphen, `role`, `for` and `list` are attributes.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {{ [name: string]: unknown }} [properties]
 * @param {(Node | string | null | undefined)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes('-') || name === 'for' || name === 'role' || name === 'list') {
      element.setAttribute(name, String(value));
    } else {
      Object.assign(element, { [name]: value });
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/**
 * The element of the page with this id. The page has all that are asked for.
 *
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/**
 * The control of the page with this id.
 *
 * @param {string} id
 * @returns {HTMLInputElement}
 */
export function control(id) {
  return /** @type {HTMLInputElement} */ (byId(id));
}

/**
 * Replaces the content of an element.
 *
 * @param {Element} element
 * @param {(Node | string)[]} children
 */
export function setChildren(element, ...children) {
  element.textContent = '';
  element.append(...children);
}

/**
 * Calls `act` a little after the last of many calls.
 *
 * @param {() => void} act
 * @param {number} [pause] in milliseconds
 */
export function debounce(act, pause = 250) {
  let waiting = 0;
  return () => {
    clearTimeout(waiting);
    waiting = setTimeout(act, pause);
  };
}

/**
 * Copies a text. Where the browser forbids that, it is selected in `area`.
 *
 * @param {string} text
 * @param {HTMLTextAreaElement} [area]
 * @returns {Promise<boolean>} whether it is copied
 */
export async function copy(text, area) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (refused) {
    if (area) {
      area.focus();
      area.select();
    }
    return false;
  }
}

/**
 * Offers a text as a file.
 *
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
export function offerFile(name, type, text) {
  offerBlob(name, new Blob([text], { type }));
}

/**
 * Offers a file.
 *
 * @param {string} name
 * @param {Blob} content
 */
export function offerBlob(name, content) {
  const address = URL.createObjectURL(content);
  const link = make('a', { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}
