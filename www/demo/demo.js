// @ts-check
// The controls of the front page: theme and text size. Charts follow the theme of the page; large type is an attribute that this
// script sets. And parts that have been laid out stay so.

const root = document.documentElement;

/** @param {string | undefined} theme */
function setTheme(theme) {
  if (theme === 'auto') {
    delete root.dataset.theme;
  } else {
    root.dataset.theme = theme;
  }
}

/** @param {string | undefined} size */
function setSize(size) {
  root.classList.toggle('large', size === 'large');
  for (const chart of document.querySelectorAll('report-chart')) {
    if (size === 'large') {
      chart.setAttribute('large', '');
    } else {
      chart.removeAttribute('large');
    }
  }
}

/**
 * @param {string} selector of a group of buttons, one of which is pressed
 * @param {(choice: string | undefined) => void} choose
 */
function connect(selector, choose) {
  const group = /** @type {HTMLElement} */ (document.querySelector(selector));
  const buttons = [...group.querySelectorAll('button')];
  for (const button of buttons) {
    button.addEventListener('click', () => {
      choose(button.dataset.choice);
      for (const other of buttons) {
        other.setAttribute('aria-pressed', String(other === button));
      }
    });
  }
  group.hidden = false;
}

connect('.theme', setTheme);
connect('.size', setSize);

document.addEventListener('contentvisibilityautostatechange', (event) => {
  const { skipped, target } = /** @type {any} */ (event);
  if (!skipped) {
    target.classList.add('seen');
  }
});
