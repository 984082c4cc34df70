// @ts-check
// For the template of a site: replaces pasted charts in plain form by the element, each when it comes near the viewport. It finds
// them by their link to the page of a chart, and asks for the data beside that page. Whatever it does not recognise stays as it is,
// and so does everything where anything fails.

import { onNear } from '../shared/compat.js';

(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  // A page that runs a script of another host trusts that host. Those listed may have https:// in front and a slash behind.
  const given = (script.getAttribute('data-hosts') || '').split(/[\s,]+/);
  const hosts = [location.host, new URL(script.src).host, ...given.map((host) => host.replace(/^https?:\/\/|\/$/g, ''))];
  const PAGE = /\/charts\/(en\/)?[^/]+\.html$/;
  const NEAR = '600px';
  // In milliseconds: pages insert articles in several steps.
  const PAUSE = 200;

  /** @type {WeakSet<Element>} */
  const seen = new WeakSet();
  /** @type {Promise<unknown> | undefined} */
  let element;

  /** @param {Node} node */
  const words = (node) => (node.textContent || '').replace(/\s+/g, '');

  function scan() {
    Array.from(document.links, (link) => {
      const block = link.closest('p,div');
      const ours = PAGE.test(link.pathname) && hosts.indexOf(link.host) >= 0 && /^https?:$/.test(link.protocol);
      // Alone in its paragraph, and in a page that is not being edited.
      if (!ours || !block || seen.has(link) || words(block) !== words(link) || block.querySelector('img') || isBusy(link)) {
        return;
      }
      seen.add(link);
      const act = () => wake(link, block).catch(() => {});
      let woken = false;
      onNear([block], NEAR, (near) => {
        if (near && !woken) {
          woken = true;
          act();
        }
      });
    });
  }

  /** @param {HTMLElement} link */
  function isBusy(link) {
    return link.isContentEditable || Boolean(link.closest('report-chart'));
  }

  /**
   * @param {HTMLAnchorElement | HTMLAreaElement} link
   * @param {Element} block
   */
  async function wake(link, block) {
    const origin = link.host === location.host ? location.origin : link.origin;
    const address = origin + link.pathname.replace(/html$/, 'json');
    const answer = await fetch(address, { credentials: 'same-origin' });
    const { report_chart: known } = await answer.json();
    const { view, lang, report } = known;
    const src = report && new URL(report, address);
    if (src && src.origin !== origin) {
      return;
    }
    await defined();
    const blocks = ownBlocks(block, known);
    const chart = document.createElement('report-chart');
    chart.setAttribute('view', view);
    chart.setAttribute('lang', lang);
    if (src) {
      chart.setAttribute('src', src.href);
      // The page has the script of this host, so it allows its reports.
      chart.setAttribute('crossorigin', '');
    }
    // A link that names the hash of a report pins the chart to it.
    if (/^#sha256-/.test(link.hash)) {
      chart.setAttribute('integrity', link.hash.slice(1));
    }
    // What was pasted is shown until the chart is drawn, and again where it cannot be.
    const restore = () => chart.replaceWith(...blocks);
    chart.addEventListener('report-chart-error', restore, { once: true });
    chart.addEventListener('report-chart-ready', () => chart.removeEventListener('report-chart-error', restore), { once: true });
    blocks[0].before(chart);
    chart.append(...blocks);
  }

  function defined() {
    // The address in full: in a script of another host, browsers resolve none.
    element = element || import(new URL('report-chart.js', script.src).href);
    return element;
  }

  /**
   * The block of the link and those before it, as far as they are those of the plain form, in the order of the page.
   *
   * @param {Element} block
   * @param {{ words: string[] }} known
   */
  function ownBlocks(block, known) {
    /** @type {ChildNode[]} */
    const own = [block];
    /** @type {ChildNode[]} */
    let blank = [];
    for (let node = block.previousSibling; node; node = node.previousSibling) {
      const said = words(node);
      const media = node instanceof Element && (node.matches('img,table') || node.querySelector('img,table,video,iframe,input,canvas'));
      if (!said && !media) {
        blank.unshift(node);
      } else if (node instanceof Element && isOwn(node, said, known)) {
        own.unshift(node, ...blank);
        blank = [];
        if (said === known.words[0]) {
          break;
        }
      } else {
        break;
      }
    }
    return own;
  }

  /**
   * @param {Element} node
   * @param {string} said
   * @param {any} known
   */
  function isOwn(node, said, { words: texts, head, alt, picture }) {
    const [table] = node.matches('table') ? [node] : Array.from(node.querySelectorAll('table'));
    const [image, more] = node.matches('img') ? [node] : Array.from(node.querySelectorAll('img'));
    if (image) {
      const { alt: shown, src } = /** @type {HTMLImageElement} */ (image);
      return !said && !more && (shown === alt || src.split('/').pop() === picture);
    }
    return table ? said === words(table) && said.indexOf(head) === 0 : texts.indexOf(said) >= 0;
  }

  scan();
  /** @type {number | undefined} */
  let timer;
  new MutationObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(scan, PAUSE);
  }).observe(document, { childList: true, subtree: true });
})();
