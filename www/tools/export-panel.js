// @ts-check
// The export panel: pictures, data, and the code that embeds the chart in another page.

import { beside } from '../loader/fetch-engine.js';
import { bytesOf, setChildren } from '../shared/compat.js';
import { button, part, text } from '../shared/dom.js';
import { logError } from '../shared/errors.js';
import { editionOf, hasEdition } from './edition.js';
import { isForOtherSites } from './other-sites.js';
import { loadFullEngine, openIn } from './tools-engine.js';
import { hasWorkbooks, workbook } from './workbook.js';

/** @typedef {import('../built/report_charts_tools.js').ExportWords} ExportWords */
/** @typedef {import('../built/report_charts_tools.js').ViewExport} ViewExport */
/** @typedef {import('../element/view.js').View} View */
/** @typedef {() => ViewExport} Export makes an object of the engine, which must be freed */

// Device pixels to a CSS pixel: sharp on the screens of phones.
const RATIO = 2;

/** @type {{ csv: string, json: string, svg: string }} */
const TYPES = { csv: 'text/csv;charset=utf-8', json: 'application/json', svg: 'image/svg+xml' };

// Browsers inside other apps, which save no files but let readers save a picture by a long press.
const SAVES_PICTURES_ONLY = /MicroMessenger|WeChat|QQ\/|Weibo/i;

/**
 * Fills a panel for a chart as it is shown.
 *
 * @param {HTMLElement} panel
 * @param {import('../shared/types.js').Chart} chart
 */
export async function fillTakeaway(panel, chart) {
  const engine = await loadFullEngine();
  openIn(engine, chart.report);
  const { view } = chart;
  const request = chart.request();
  const { id } = view.page;
  /** @param {Error} error */
  const failed = (error) => view.failed(error);
  // The path of a file on a reader's disk is private.
  const address = /^https?:/.test(location.href) ? location.href : '';
  const open = () => engine.export_view(request, address);
  // Inside a site's own bundle there is no script that another page could load, so there is no code to paste.
  const script = beside('report-chart.js');
  // Code from a chart that is pinned is pinned too, until a reader says otherwise.
  let pinned = chart.element.getAttribute('integrity') || '';
  const made = () => using(open, (it) => it.panel(script, pinned));
  const { words, citation, edition } = made();
  /** @type {(label: string, name: string, make: () => Promise<Blob>) => HTMLElement} */
  const file = (label, name, make) =>
    button('file', label, () => {
      make().then((content) => offer(content, name, panel, words)).catch(failed);
    });
  /** @param {'article' | 'cover' | 'square' | 'poster'} shape */
  const picture = (shape) => file(words[shape], `${id}-${shape}.png`, () => png(open, shape));
  /** @param {'csv' | 'json' | 'svg'} format */
  const data = (format) =>
    file(words[format], `${id}.${format}`, async () => blob(using(open, (it) => it[format]()), TYPES[format]));
  const noWorkbook = text('p', words.no_xlsx);
  noWorkbook.hidden = true;
  const xlsx = button('file', words.xlsx, async () => {
    try {
      offer(await workbook(using(open, (it) => it.sheet())), `${id}.xlsx`, panel, words);
      noWorkbook.hidden = true;
    } catch (error) {
      noWorkbook.hidden = false;
      logError(`report-chart: ${error.message || error}`);
      view.announce(words.no_xlsx);
    }
  });
  /** @type {HTMLElement[]} */
  const copies = [];
  if (canCopyFormats()) {
    copies.push(
      copy(words.copy_picture, words, view, () => ({ 'image/png': png(open, 'article') })),
      copy(words.copy_table, words, view, () =>
        using(open, (it) => ({ 'text/html': blob(it.table_html(), 'text/html'), 'text/plain': blob(it.table_text(), 'text/plain') })),
      ),
    );
  }
  const citations =
    script && citation
      ? [
          { label: words.cite_short, code: citation.short },
          { label: words.cite_long, code: citation.long },
        ]
      : [];
  const notice = text('p', words.other_sites);
  notice.hidden = true;
  if (script) {
    isForOtherSites(script).then((found) => {
      notice.hidden = found !== false;
    });
  }
  const codes = part('div', 'codes');
  const editionLine = text('p', edition);
  const showCodes = () => {
    const shown = made();
    setChildren(codes, ...shown.codes.map((code) => embedCode(code, words, view)));
    editionLine.textContent = shown.edition;
  };
  let isWanted = Boolean(pinned);
  const pinning = script && hasEdition(chart)
    ? pinBox(words, pinned, view, async (pin) => {
        isWanted = pin;
        const found = pin ? await editionOf(chart) : '';
        // A reader may have pressed again meanwhile.
        if (isWanted === pin) {
          pinned = found;
          showCodes();
        }
        return Boolean(found) === pin;
      })
    : [];
  if (script) {
    showCodes();
  }
  setChildren(
    panel,
    part('div', 'files', picture('article'), picture('cover'), picture('square'), picture('poster'), data('svg')),
    part('div', 'files', data('csv'), ...(hasWorkbooks ? [xlsx] : []), data('json'), ...copies),
    noWorkbook,
    notice,
    ...pinning,
    codes,
    ...citations.map((code) => embedCode(code, words, view)),
    editionLine,
  );
}

/**
 * Uses an object of the engine, and frees it.
 *
 * @template Result
 * @param {Export} open
 * @param {(it: ViewExport) => Result} ask
 * @returns {Result}
 */
function using(open, ask) {
  const it = open();
  try {
    return ask(it);
  } finally {
    it.free();
  }
}

/**
 * @param {BlobPart} content
 * @param {string} type
 */
function blob(content, type) {
  return new Blob([content], { type });
}

/**
 * @param {Export} open
 * @param {string} shape
 */
async function png(open, shape) {
  const canvas = document.createElement('canvas');
  using(open, (it) => it.paint(canvas, shape, RATIO));
  /** @type {Blob | null} */
  const picture = await new Promise((done) => canvas.toBlob(done));
  if (!picture) {
    throw new Error('the browser made no picture of the canvas');
  }
  const bytes = await bytesOf(picture);
  return blob(using(open, (it) => it.describe_png(bytes)), 'image/png');
}

/**
 * Offers a file by clicking a link inside the chart, which the page does not notice. Where such links have no effect, shows the
 * picture for saving by long press.
 *
 * @param {Blob} content
 * @param {string} name
 * @param {HTMLElement} panel
 * @param {ExportWords} words
 */
function offer(content, name, panel, words) {
  const address = URL.createObjectURL(content);
  if (SAVES_PICTURES_ONLY.test(navigator.userAgent) && content.type === 'image/png') {
    showPicture(address, name, panel, words);
    return;
  }
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  panel.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

/**
 * @param {string} address
 * @param {string} name
 * @param {HTMLElement} panel
 * @param {ExportWords} words
 */
function showPicture(address, name, panel, words) {
  const before = panel.querySelector('.stand-in');
  if (before) {
    URL.revokeObjectURL(/** @type {HTMLImageElement} */ (before.querySelector('img')).src);
    before.remove();
  }
  const image = document.createElement('img');
  image.alt = name;
  const line = text('p', words.press);
  // A policy may allow pictures from files only.
  image.addEventListener('error', () => {
    line.textContent = words.no_picture;
  });
  image.src = address;
  panel.prepend(part('div', 'stand-in', line, image));
}

/**
 * @param {string} label
 * @param {ExportWords} words
 * @param {View} view
 * @param {() => Record<string, Blob | Promise<Blob>>} make
 */
function copy(label, words, view, make) {
  const press = button('file', label, async () => {
    try {
      await navigator.clipboard.write([new ClipboardItem(make())]);
      view.announce(words.copied);
      press.textContent = words.copied;
    } catch (error) {
      view.failed(error);
    }
  });
  return press;
}

/**
 * The box that pins the code to this edition of the report, and a line for what went wrong.
 *
 * @param {ExportWords} words
 * @param {string} pinned
 * @param {View} view
 * @param {(pin: boolean) => Promise<boolean>} choose whether it is done
 */
function pinBox(words, pinned, view, choose) {
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.checked = Boolean(pinned);
  const unknown = text('p', words.no_pin);
  unknown.hidden = true;
  box.addEventListener('change', async () => {
    const done = await choose(box.checked).catch((error) => {
      logError(`report-chart: ${error.message || error}`);
      return false;
    });
    unknown.hidden = done;
    if (!done) {
      box.checked = false;
      view.announce(words.no_pin);
    }
  });
  const label = document.createElement('label');
  label.append(box, ' ', words.pin);
  return [part('div', 'embed', label), unknown];
}

/**
 * Code to paste. Where the browser forbids copying, it is selected, to be copied by hand. The plain form is also copied as what it
 * looks like, for editors that show no code.
 *
 * @param {import('../built/report_charts_tools.js').EmbedCode} embed
 * @param {ExportWords} words
 * @param {View} view
 */
function embedCode({ label, code, text: plain }, words, view) {
  const area = document.createElement('textarea');
  area.readOnly = true;
  area.value = code;
  area.rows = 3;
  area.setAttribute('aria-label', label);
  area.setAttribute('part', 'code');
  const press = button('file', words.copy, async () => {
    area.select();
    try {
      await navigator.clipboard.writeText(code);
      press.textContent = words.copied;
    } catch (refused) {
      area.focus();
    }
  });
  const rich = plain && canCopyFormats()
    ? [copy(words.copy_rich, words, view, () => ({ 'text/html': blob(code, 'text/html'), 'text/plain': blob(plain, 'text/plain') }))]
    : [];
  return part('div', 'embed', text('div', label), area, ...rich, press);
}

function canCopyFormats() {
  return Boolean(navigator.clipboard) && 'ClipboardItem' in window;
}
