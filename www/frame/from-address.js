// @ts-check
// What the address of a page with one chart may set.

// More than any valid value has. A longer value is cut, and then refused by the chart like any other.
const LONGEST = 64;

/**
 * Sets attributes of the chart as the page's address has them, and the colour scheme of the page as the chart's theme.
 *
 * @param {HTMLElement} chart
 * @param {string[]} names the attributes that an address may set
 */
export function takeFromAddress(chart, names) {
  const asked = new URLSearchParams(location.search);
  for (const name of names) {
    const value = asked.get(name);
    if (value !== null) {
      chart.setAttribute(name, value.slice(0, LONGEST));
    }
  }
  const theme = chart.getAttribute('theme');
  if (theme === 'light' || theme === 'dark') {
    document.documentElement.style.colorScheme = theme;
  }
}
