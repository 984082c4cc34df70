// Elements from names and texts. Nothing is ever parsed as HTML: what an editor pastes stays text.

/** An element with these properties and children; properties with a hyphen, `role`, `for` and `list` are attributes. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const name of Object.keys(properties)) {
    const value = properties[name];
    if (name.includes('-') || name === 'for' || name === 'role' || name === 'list') {
      element.setAttribute(name, value);
    } else {
      element[name] = value;
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** The element of the page with this id. */
export function byId(id) {
  return document.getElementById(id);
}

/** Puts these in place of all that is inside. */
export function fill(element, ...children) {
  element.textContent = '';
  element.append(...children);
}

/** Calls `act` a little after the last of many calls. */
export function calmly(act, pause = 250) {
  let waiting;
  return () => {
    clearTimeout(waiting);
    waiting = setTimeout(act, pause);
  };
}

/** Puts a text where pasting takes it from; where the browser does not let us, selects it in `area`. Promises whether it is done. */
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

/** Offers a text as a file. */
export function offerFile(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = make('a', { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}
