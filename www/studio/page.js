// The page around the work: its language, its theme, and lines that are led to.

import { byId } from './dom.js';
import { changeLanguage, translate } from './words.js';

/** Two languages; the work stays as it is. `changed` is called after a change. */
export function offerLanguage(changed) {
  translate();
  byId('language').addEventListener('click', () => {
    changeLanguage();
    translate();
    changed();
  });
}

/** Light, dark, or as the system has it. */
export function offerTheme() {
  const buttons = Array.from(byId('theme').querySelectorAll('button'));
  for (const button of buttons) {
    button.addEventListener('click', () => {
      const { choice } = button.dataset;
      if (choice === 'auto') {
        delete document.documentElement.dataset.theme;
      } else {
        document.documentElement.dataset.theme = choice;
      }
      buttons.forEach((other) => other.setAttribute('aria-pressed', String(other === button)));
    });
  }
}

/** A mark in the text leads to its line, which opens; the keyboard goes on from there. */
export function followFragment() {
  document.addEventListener('click', (event) => {
    const link = event.target.closest && event.target.closest('a[href^="#"]');
    const target = link && byId(link.getAttribute('href').slice(1));
    if (!target || link.classList.contains('skip')) {
      return;
    }
    event.preventDefault();
    const fold = target.querySelector('details');
    if (fold) {
      fold.open = true;
    }
    const stop = target.querySelector('summary') || target;
    target.scrollIntoView({ block: 'center' });
    stop.focus({ preventScroll: true });
  });
}

/** Calls `act` with the text of a file that is opened with `input`, or dropped on `area`, which then holds it. */
export function acceptFiles(area, input, act) {
  const take = async (file) => {
    area.value = textOf(await file.arrayBuffer());
    act();
  };
  if (input) {
    input.addEventListener('change', () => {
      const [file] = input.files;
      if (file) {
        take(file);
      }
      // The same file once more is a change, too.
      input.value = '';
    });
  }
  area.addEventListener('dragover', (event) => event.preventDefault());
  area.addEventListener('drop', (event) => {
    const [file] = event.dataTransfer.files;
    if (file) {
      event.preventDefault();
      take(file);
    }
  });
}

// What is not UTF-8 comes from an older Windows.
function textOf(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (other) {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
