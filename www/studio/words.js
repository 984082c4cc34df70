// @ts-check
// The texts of the studio in both languages. Those of charts, embed code and findings come from the wasm.

/** @typedef {typeof WORDS.zh} Words */

export const WORDS = {
  zh: {
    pageTitle: '工作台 · Report Charts',
    skip: '跳到正文',
    theme: '明暗',
    themeAuto: '自动',
    themeLight: '浅色',
    themeDark: '深色',
    other: 'English',
    title: '从文字到图的工作台',
    standfirst: '贴进一份报告，核对认出的数字，选图，把代码带走；再用它核对稿子。都在这个浏览器里做：什么都不送出去，什么都不留下。',
    textHead: '一 贴进报告',
    reportTitle: '报告名称',
    reportDate: '报告日期（年-月）',
    reportUrl: '原文网址（可选：图中各数由此打开原文）',
    reportPublisher: '发布单位',
    reportText: '报告的文字（也可以是做好的报告：JSON、CSV）',
    example: '放一段示例',
    openFile: '打开文件…',
    figuresHead: '二 核对认出的数字',
    legendFigure: '进图的数字',
    legendLeft: '没有用的数字',
    legendOther: '日期、序数、名称，不是数字',
    proseHead: '原文',
    listHead: '读出的内容',
    chartsHead: '三 选图',
    exportHead: '四 导出',
    exportView: '哪张图',
    exportScript: '网站上 report-chart.js 的地址',
    documentHead: '整份报告的数据（JSON）',
    download: '下载 JSON',
    copyDocument: '复制 JSON',
    proofHead: '五 核稿',
    against: '拿什么核',
    againstOwn: '上面的报告',
    againstBuiltIn: '随附的报告（2010年12月工业和信息化工作会议）',
    article: '稿子',
    legendAgrees: '✓ 一致',
    legendDiffers: '✗ 不一致',
    legendAbsent: '报告中没有或看不准',
    proofProse: '稿子里',
    proofList: '逐个数字',
    footer: '这个页面只从自己的网站取文件，不联系别的主机；关掉就什么都不剩。',
    kinds: { figure: '数字', ordinal: '序数', date: '日期', duration: '时长', document: '文号', name: '名称' },
    keep: (/** @type {string} */ stated, /** @type {string} */ name) => `用这个数字：${name} ${stated}`,
    indicator: '指标',
    english: '指标的英文名（可不填）',
    period: '时期',
    kind: '性质',
    comparison: '和什么比',
    direction: '方向',
    stated: '原文的数',
    estimate: '预计数',
    result: '结果',
    target: '目标',
    level: '数量本身',
    yoy: '比上年',
    cumulative: '累计',
    'average-annual': '年均',
    'share-of': '占比',
    'direction-increase': '增长',
    'direction-decrease': '下降',
    'direction-share': '占整体',
    'direction-level': '不分升降',
    nameless: '（没有名称）',
    doubt: (/** @type {string} */ why) => `存疑：${why}`,
    inProse: '看原文',
    readStatus: (/** @type {number} */ all, /** @type {number} */ kept, /** @type {number} */ doubts) => `认出${all}个数字，${kept}个进图${doubts ? `，${doubts}个请核对` : ''}。`,
    isDocument: (/** @type {number} */ count) => `这是做好的报告：${count}个数字。`,
    nothing: '没有认出可以成图的数字。',
    errorsStatus: (/** @type {number} */ count) => `有${count}处要改：`,
    line: (/** @type {number} */ line, /** @type {number} */ column) => `第${line}行第${column}列：`,
    chartsStatus: (/** @type {number} */ count, /** @type {number} */ chosen) => `可以画${count}张图，选了${chosen}张。`,
    choose: '用这张图 ',
    refusedHead: (/** @type {number} */ count) => `不画在一起的（${count}组）和原因`,
    copyCode: '复制',
    copyRich: '复制到编辑器',
    pagesFirst: '这份图文里的链接和图片，指向图的网页。先下载 JSON，再用 report-charts render --report report.json --format site -o 目录 写出这些网页，放到上面那个地址所在的目录。',
    copied: '已复制。',
    copyByHand: '浏览器不让复制：已经选中，请按 Ctrl+C。',
    frameLabel: '嵌入代码（iframe）',
    chooseFirst: '先在上面选至少一张图。',
    proofStatus: (/** @type {number} */ all, /** @type {number} */ agree, /** @type {number} */ differ, /** @type {number} */ rest) => `${all}个数字：${agree}个一致，${differ}个不一致，${rest}个报告中没有或未核对。`,
    proofNone: '稿子里没有可以核对的数字。',
    noReport: '上面还没有报告：先贴进报告，或改用随附的报告。',
    atLine: (/** @type {number} */ line) => `第${line}行`,
    reportSays: '报告：',
    failed: (/** @type {string} */ message) => `程序没有载入：${message}`,
    unreadable: (/** @type {string} */ message) => `文件没有读成：${message}`,
  },
  en: {
    pageTitle: 'Studio · Report Charts',
    skip: 'Skip to the studio',
    theme: 'Light or dark',
    themeAuto: 'Auto',
    themeLight: 'Light',
    themeDark: 'Dark',
    other: '中文',
    title: 'From prose to charts',
    standfirst: 'Paste a report in Chinese, check the figures that are found, choose charts and copy the code; then check an article against the report. Everything happens in this browser: nothing is sent anywhere, nothing is stored.',
    textHead: '1 Paste the report',
    reportTitle: 'Name of the report',
    reportDate: 'Date of the report (year-month)',
    reportUrl: 'Address of the text (optional: figures then open their words there)',
    reportPublisher: 'Publisher',
    reportText: 'Text of the report (or a finished report: JSON, CSV)',
    example: 'Insert an example',
    openFile: 'Open a file…',
    figuresHead: '2 Check the figures',
    legendFigure: 'Figures for charts',
    legendLeft: 'Figures left out',
    legendOther: 'Dates, ordinals and names: not figures',
    proseHead: 'The text',
    listHead: 'What was understood',
    chartsHead: '3 Choose charts',
    exportHead: '4 Export',
    exportView: 'Chart',
    exportScript: 'Address of report-chart.js on your site',
    documentHead: 'Data of the whole report (JSON)',
    download: 'Download JSON',
    copyDocument: 'Copy JSON',
    proofHead: '5 Check an article',
    against: 'Compare with',
    againstOwn: 'The report above',
    againstBuiltIn: 'The built-in report (industry and information technology, December 2010)',
    article: 'The article, in Chinese',
    legendAgrees: '✓ agrees',
    legendDiffers: '✗ differs',
    legendAbsent: 'not in the report, or not sure',
    proofProse: 'In the article',
    proofList: 'Figure by figure',
    footer: 'This page loads files from its own site only and contacts no other host. Nothing is stored.',
    kinds: { figure: 'figure', ordinal: 'ordinal', date: 'date', duration: 'duration', document: 'document number', name: 'name' },
    keep: (/** @type {string} */ stated, /** @type {string} */ name) => `Use this figure: ${name} ${stated}`,
    indicator: 'Indicator',
    english: 'Name of the indicator in English (optional)',
    period: 'Period',
    kind: 'Result or target',
    comparison: 'Compared with',
    direction: 'Direction',
    stated: 'Figure as stated',
    estimate: 'Expected',
    result: 'result',
    target: 'target',
    level: 'the amount itself',
    yoy: 'the year before',
    cumulative: 'cumulative change',
    'average-annual': 'average annual change',
    'share-of': 'a share of a whole',
    'direction-increase': 'up',
    'direction-decrease': 'down',
    'direction-share': 'share',
    'direction-level': 'neither',
    nameless: '(no name)',
    doubt: (/** @type {string} */ why) => `Doubtful: ${why}`,
    inProse: 'Show in the text',
    readStatus: (/** @type {number} */ all, /** @type {number} */ kept, /** @type {number} */ doubts) => `${all} figures found, ${kept} for charts${doubts ? `, ${doubts} to be checked` : ''}.`,
    isDocument: (/** @type {number} */ count) => `This is a finished report with ${count} figures.`,
    nothing: 'No figure was found that a chart could show.',
    errorsStatus: (/** @type {number} */ count) => `${count} to be corrected:`,
    line: (/** @type {number} */ line, /** @type {number} */ column) => `Line ${line}, column ${column}: `,
    chartsStatus: (/** @type {number} */ count, /** @type {number} */ chosen) => `${count} charts can be drawn, ${chosen} chosen.`,
    choose: 'Use this chart ',
    refusedHead: (/** @type {number} */ count) => `Not drawn together, and why (${count})`,
    copyCode: 'Copy',
    copyRich: 'Copy for an editor',
    pagesFirst: 'Link and picture of this form lead to the page of the chart. Download the JSON, write the pages with report-charts render --report report.json --format site -o FOLDER, and put them into the folder of the address above.',
    copied: 'Copied.',
    copyByHand: 'The browser does not let this page copy: the text is selected, press Ctrl+C.',
    frameLabel: 'Embed code as a frame',
    chooseFirst: 'Choose a chart above first.',
    proofStatus: (/** @type {number} */ all, /** @type {number} */ agree, /** @type {number} */ differ, /** @type {number} */ rest) => `${all} figures: ${agree} agree, ${differ} differ, ${rest} are not in the report or not checked.`,
    proofNone: 'The article has no figure that could be checked.',
    noReport: 'There is no report above yet: paste one, or choose the built-in report.',
    atLine: (/** @type {number} */ line) => `line ${line}`,
    reportSays: 'report: ',
    failed: (/** @type {string} */ message) => `A file of the studio did not load: ${message}`,
    unreadable: (/** @type {string} */ message) => `The file was not read: ${message}`,
  },
};

// From the address, else the browser; a reader can change it without losing work.
const asked = new URLSearchParams(location.search).get('lang') || navigator.language || 'zh';
/** @type {'zh' | 'en'} */
let current = /^en/i.test(asked) ? 'en' : 'zh';

/** `zh-CN` or `en`. */
export function lang() {
  return current === 'zh' ? 'zh-CN' : 'en';
}

/**
 * The text with this name, or the function that makes it.
 *
 * @template {keyof Words} Name
 * @param {Name} name
 * @returns {Words[Name]}
 */
export function word(name) {
  return WORDS[current][name];
}

/**
 * The text for a name from data or from the page; empty if there is none.
 *
 * @param {string | undefined} name
 * @returns {string}
 */
export function wordFor(name = '') {
  const found = /** @type {{ [name: string]: unknown }} */ (WORDS[current])[name];
  return typeof found === 'string' ? found : '';
}

/**
 * One of two texts.
 *
 * @param {{ zh: string, en: string }} texts
 */
export function pick({ zh, en }) {
  return current === 'zh' ? zh : en;
}

/** Sets the texts of the page in the chosen language. */
export function translate() {
  document.documentElement.lang = lang();
  document.title = word('pageTitle');
  for (const element of elementsWith('data-words')) {
    element.textContent = wordFor(element.dataset.words);
  }
  for (const element of elementsWith('data-label')) {
    element.setAttribute('aria-label', wordFor(element.dataset.label));
  }
  const button = /** @type {HTMLElement} */ (document.getElementById('language'));
  button.textContent = word('other');
  button.lang = current === 'zh' ? 'en' : 'zh-CN';
}

/**
 * @param {string} attribute
 * @returns {NodeListOf<HTMLElement>}
 */
function elementsWith(attribute) {
  return document.querySelectorAll(`[${attribute}]`);
}

/** Changes to the other language. */
export function changeLanguage() {
  current = current === 'zh' ? 'en' : 'zh';
}
