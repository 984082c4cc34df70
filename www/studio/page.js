// @ts-check
// The page of the studio: language, theme, and links between a text and its list.

import { ask } from './bundles.js';
import { byId } from './dom.js';
import { changeLanguage, lang, translate, word } from './words.js';

/**
 * Offers the other language; the work is kept.
 *
 * @param {() => void} changed called after a change
 */
export function offerLanguage(changed) {
  translate();
  byId('language').addEventListener('click', () => {
    changeLanguage();
    translate();
    changed();
  });
}

/** Offers a light and a dark theme, and that of the system. */
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

/**
 * A mark in the text opens its line and moves the focus there.
 *
 * @param {(id: string) => void} reveal makes sure that the element with an id is there
 */
export function followFragment(reveal) {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest('a[href^="#"]');
    if (!link || link.matches('.skip, .next') || link.closest('.steps')) {
      return;
    }
    const id = (link.getAttribute('href') || '').slice(1);
    reveal(id);
    const target = document.getElementById(id);
    if (!target) {
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

// A step is where an editor is while it covers this part of the height of the viewport.
const HERE = 0.3;

/**
 * Marks the step where the editor is in the list of steps, and leads to a step from there and from links to the next one.
 *
 * @param {(section: HTMLElement) => void} goTo
 */
export function followSteps(goTo) {
  const links = Array.from(byId('steps').querySelectorAll('a'));
  /** @param {Element} link */
  const sectionOf = (link) => byId((link.getAttribute('href') || '').slice(1));
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest('.steps a, a.next');
    if (link) {
      event.preventDefault();
      goTo(sectionOf(link));
    }
  });
  const observer = new IntersectionObserver(
    (entries) => {
      const here = entries.filter(({ isIntersecting }) => isIntersecting).pop();
      if (here) {
        links.forEach((link) => (sectionOf(link) === here.target ? link.setAttribute('aria-current', 'step') : link.removeAttribute('aria-current')));
      }
    },
    { rootMargin: `-${HERE * 100}% 0px -${(1 - HERE) * 100}% 0px` },
  );
  links.forEach((link) => observer.observe(sectionOf(link)));
}

let troubles = 0;

/** @param {string} words shown on the page: editors do not look at the console */
export function showTrouble(words) {
  troubles += 1;
  const box = byId('trouble');
  box.hidden = false;
  box.textContent = words;
}

/** Returns a function that hides the trouble which there is now, and leaves one that comes later. */
export function troubleNow() {
  const seen = troubles;
  return () => {
    if (seen === troubles) {
      byId('trouble').hidden = true;
    }
  };
}

/**
 * Puts the text of a file that is opened or dropped into `area`.
 *
 * @param {HTMLInputElement} area
 * @param {HTMLInputElement | null} input opens a file
 * @param {() => void} act called afterwards
 */
export function acceptFiles(area, input, act) {
  /** @param {File} file */
  const take = async (file) => {
    const end = troubleNow();
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      area.value = await ask('textOfFile', bytes, lang());
      end();
      act();
    } catch (error) {
      showTrouble(word('unreadable')(error.message || String(error)));
    }
  };
  if (input) {
    input.addEventListener('change', () => {
      const [file] = input.files || [];
      if (file) {
        take(file);
      }
      // Opening the same file again is a change, too.
      input.value = '';
    });
  }
  area.addEventListener('dragover', (event) => event.preventDefault());
  area.addEventListener('drop', (event) => {
    const [file] = (event.dataTransfer && event.dataTransfer.files) || [];
    if (file) {
      event.preventDefault();
      take(file);
    }
  });
}
