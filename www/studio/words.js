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
    standfirst: '贴进一份报告，核对认出的数字，选图，把代码带走；再用它核对稿子。都在这个浏览器里做：什么都不送出去。',
    textHead: '1 文字',
    steps: '步骤',
    undo: '撤销',
    undone: '已撤销一步。',
    keptAll: '已保存在这个浏览器里',
    keptSoon: '正在存…',
    keptNot: '这个浏览器不让保存：关掉前请存成项目文件',
    keptNothing: '',
    keepHead: '存在哪里',
    keepWords: '正在做的都存在这个浏览器里，关掉再开还在，别人看不到。换一台电脑接着做，或者同时做几份，请存成项目文件。',
    saveProject: '保存项目文件（JSON）',
    forget: '全部删除，重新开始',
    forgotten: '已经删除：这个浏览器里什么都没有了。',
    resumed: '接着上次做。',
    nextFigures: '下一步：核对数字',
    nextCharts: '下一步：选图',
    nextExport: '下一步：取用',
    chooseFirstSix: '先选前6张',
    figuresWait: '贴进文字后，这里列出认出的数字，有疑问的排在前面。',
    chartsWait: '有了数字，这里列出可以画的图，选用并改标题、种类和内容。',
    exportWait: '选了图，这里取网页、图片、代码和数据。',
    filters: '列出哪些',
    filter: (/** @type {string} */ name, /** @type {number} */ count) => `${name} ${count}`,
    'filter-all': '全部',
    'filter-doubts': '待核对',
    'filter-kept': '进图',
    'filter-dropped': '不用',
    listKeys: '键盘：↑ ↓ 换行，Home End 到头尾，回车打开，Y 没有问题，Delete 不用或再用，Esc 离开去选图',
    settle: '没有问题',
    siblings: (/** @type {string} */ name, /** @type {number} */ count) => `另有${count}个数字也叫“${name}”，一起改名吗？`,
    renameAll: (/** @type {number} */ count) => `${count}个一起改`,
    renameOne: '只改这一个',
    editChart: '改这张图',
    chartTitle: '标题',
    chartSubtitle: '副标题',
    chartNote: '注',
    chartTitleEn: '英文标题',
    chartSubtitleEn: '英文副标题',
    chartKind: '图的种类',
    chartOrder: '排列',
    chartFigures: '画哪些数字',
    addFigure: '再加一个数字…',
    dropFigure: '不画',
    lift: '上移',
    moveUp: (/** @type {string} */ title) => `上移：${title}`,
    moveDown: (/** @type {string} */ title) => `下移：${title}`,
    chartRefused: (/** @type {string} */ why) => `没有改，图还是原来的：${why}。`,
    tilesLeft: (/** @type {number} */ left, /** @type {number} */ all) =>
      left === all ? '总览不会发布：它的格子通向的图，一张都没有选用。' : `总览有${all}格，发布时只有${all - left}格：其余${left}格通向的图没有选用。`,
    tilesToThis: (/** @type {number} */ count) => `这张图没有选用，总览里通向它的${count}格也就不会发布。`,
    chooseTiles: (/** @type {number} */ count) => (count === 1 ? '把这张图也选上' : `把这${count}张图也选上`),
    'order-listed': '按列出的顺序',
    'order-value': '按数值大小',
    'kind-bars': '柱形',
    'kind-change': '前后增速',
    'kind-slopes': '前后水平',
    'kind-remainder': '降后还剩',
    'kind-index': '连乘指数',
    'kind-shares': '占比',
    'kind-proportion': '相差倍数',
    'kind-tiles': '数字卡片',
    'kind-overview': '总览',
    'kind-targets': '目标与完成',
    'kind-progress': '全年进度',
    'kind-series': '历年走势',
    english: '也要英文',
    englishHead: (/** @type {number} */ count) => (count ? `还有${count}处没有英文：填了才有英文的图` : '英文都有了'),
    everything: '全部',
    oneChart: '一张图',
    downloadAll: '下载要上传的全部文件（ZIP）',
    packing: '正在打包…',
    packed: (/** @type {number} */ count, /** @type {string} */ size) => `已下载：${count}个文件，${size} MB。怎么放，看里面的 README.txt。`,
    reportTitle: '报告名称',
    reportDate: '报告日期（年-月）',
    reportUrl: '原文网址（可选：图中各数由此打开原文）',
    reportPublisher: '发布单位',
    reportText: '报告的文字（也可以是做好的报告或项目文件：JSON、CSV）',
    example: '放一段示例',
    openFile: '打开文件…',
    figuresHead: '2 数字',
    legendFigure: '进图的数字',
    legendLeft: '没有用的数字',
    legendOther: '日期、序数、名称，不是数字',
    proseHead: '原文',
    listHead: '读出的内容',
    chartsHead: '3 图',
    exportHead: '4 取用',
    exportView: '哪张图',
    exportScript: '以后放在哪里：网站上 report-chart.js 的地址（不清楚可以先不改）',
    download: '下载报告的数据（report.json）',
    copyDocument: '复制报告的数据（JSON）',
    proofHead: '5 核稿',
    against: '拿什么核',
    againstOwn: '上面的报告',
    againstBuiltIn: '随附的报告（2010年12月工业和信息化工作会议）',
    article: '稿子',
    legendAgrees: '✓ 一致',
    legendDiffers: '✗ 不一致',
    legendAbsent: '报告中没有或看不准',
    proofProse: '稿子里',
    proofList: '逐个数字',
    footer: '这个页面只从自己的网站取文件，不联系别的主机；做的东西只存在这个浏览器里，可以删除。',
    kinds: { figure: '数字', ordinal: '序数', date: '日期', duration: '时长', document: '文号', name: '名称' },
    keep: (/** @type {string} */ stated, /** @type {string} */ name) => `用这个数字：${name} ${stated}`,
    indicator: '指标',
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
    unread: (/** @type {string} */ words) => `${words}。`,
    errorsStatus: (/** @type {number} */ count, /** @type {number} */ listed) => `有${count}处要改${listed < count ? `，先列出${listed}处` : ''}：`,
    line: (/** @type {number} */ line, /** @type {number} */ column) => `第${line}行第${column}列：`,
    chartsStatus: (/** @type {number} */ count, /** @type {number} */ chosen) => `可以画${count}张图，选了${chosen}张。`,
    choose: '用这张图 ',
    refusedHead: (/** @type {number} */ count) => `不画在一起的（${count}组）和原因`,
    copyCode: '复制',
    copyRich: '复制到编辑器',
    pagesFirst: '这些代码里的链接、图片和数据，都在上面的 ZIP 里：先解开，放到上面那个地址所在的目录。',
    copied: '已复制。',
    copyByHand: '浏览器不让复制：已经选中，请按 Ctrl+C。',
    chooseFirst: '先在上面选至少一张图。',
    uploadNote: (/** @type {string} */ folder, /** @type {string[]} */ pages, /** @type {string} */ code) => `这里是要上传的全部文件。

1. 把这个文件夹里的东西原样放到 ${folder}
   （里面的文件夹 charts、report-chart-pictures 也放进去）。
2. 每张图有自己的网页：
${pages.map((page) => `   ${folder}${page}`).join('\n')}
3. 文章里放图，贴工作台第 4 步的代码，例如：

${code}
charts/                 图的网页，和报告的数据
report-chart-pictures/  图片：脚本没有载入时、转发时显示
report-chart*           画图的程序：同一个网站放一份就够
`,
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
    standfirst: 'Paste a report in Chinese, check the figures that are found, choose charts and copy the code; then check an article against the report. Everything happens in this browser: nothing is sent anywhere.',
    textHead: '1 Text',
    steps: 'Steps',
    undo: 'Undo',
    undone: 'One step undone.',
    keptAll: 'Kept in this browser',
    keptSoon: 'Keeping…',
    keptNot: 'This browser keeps nothing: save a project file before you close the page',
    keptNothing: '',
    keepHead: 'Where it is kept',
    keepWords: 'Your work is kept in this browser: it is still there when you come back, and nobody else sees it. To go on at another computer, or to work on several reports, save a project file.',
    saveProject: 'Save project file (JSON)',
    forget: 'Delete everything and start again',
    forgotten: 'Deleted: nothing is kept in this browser.',
    resumed: 'Your work is as you left it.',
    nextFigures: 'Next: check the figures',
    nextCharts: 'Next: choose charts',
    nextExport: 'Next: export',
    chooseFirstSix: 'Begin with the first six',
    figuresWait: 'Once there is a text, its figures are listed here, the doubtful ones first.',
    chartsWait: 'Once there are figures, the possible charts are here: choose, and change titles, kinds and content.',
    exportWait: 'Once charts are chosen, take pages, pictures, code and data from here.',
    filters: 'What is listed',
    filter: (/** @type {string} */ name, /** @type {number} */ count) => `${name} ${count}`,
    'filter-all': 'All',
    'filter-doubts': 'To check',
    'filter-kept': 'For charts',
    'filter-dropped': 'Left out',
    listKeys: 'Keys: ↑ ↓ next line, Home and End first and last, Enter opens, Y is fine, Delete leaves out or takes back, Esc goes on to the charts',
    settle: 'It is fine',
    siblings: (/** @type {string} */ name, /** @type {number} */ count) => `${count} more figures are called “${name}”. Rename them, too?`,
    renameAll: (/** @type {number} */ count) => `Rename all ${count}`,
    renameOne: 'Only this one',
    editChart: 'Change this chart',
    chartTitle: 'Title',
    chartSubtitle: 'Subtitle',
    chartNote: 'Note',
    chartTitleEn: 'Title in English',
    chartSubtitleEn: 'Subtitle in English',
    chartKind: 'Kind of chart',
    chartOrder: 'Order',
    chartFigures: 'Figures shown',
    addFigure: 'Add a figure…',
    dropFigure: 'Leave out',
    lift: 'Move up',
    moveUp: (/** @type {string} */ title) => `Move up: ${title}`,
    moveDown: (/** @type {string} */ title) => `Move down: ${title}`,
    chartRefused: (/** @type {string} */ why) => `Not changed, the chart is as it was: ${why}.`,
    tilesLeft: (/** @type {number} */ left, /** @type {number} */ all) =>
      left === all
        ? 'The overview will not be published: none of the charts that its boxes open is chosen.'
        : `Of ${all} boxes of the overview, ${all - left} will be published: the charts that the others open are not chosen.`,
    tilesToThis: (/** @type {number} */ count) => (count === 1 ? 'Not chosen, so the box of the overview that opens it will not be published, either.' : `Not chosen, so the ${count} boxes of the overview that open it will not be published, either.`),
    chooseTiles: (/** @type {number} */ count) => (count === 1 ? 'Choose this chart, too' : `Choose these ${count} charts, too`),
    'order-listed': 'as listed',
    'order-value': 'by value',
    'kind-bars': 'bars',
    'kind-change': 'rates before and after',
    'kind-slopes': 'levels before and after',
    'kind-remainder': 'what is left',
    'kind-index': 'compounded index',
    'kind-shares': 'shares',
    'kind-proportion': 'proportion',
    'kind-tiles': 'figures as cards',
    'kind-overview': 'overview',
    'kind-targets': 'targets and results',
    'kind-progress': 'progress of the year',
    'kind-series': 'course over time',
    english: 'In English, too',
    englishHead: (/** @type {number} */ count) => (count ? `${count} texts have no English yet: charts in English need it` : 'All texts have English'),
    everything: 'Everything',
    oneChart: 'One chart',
    downloadAll: 'Download all files for upload (ZIP)',
    packing: 'Packing…',
    packed: (/** @type {number} */ count, /** @type {string} */ size) => `Downloaded: ${count} files, ${size} MB. README.txt inside says where they go.`,
    reportTitle: 'Name of the report',
    reportDate: 'Date of the report (year-month)',
    reportUrl: 'Address of the text (optional: figures then open their words there)',
    reportPublisher: 'Publisher',
    reportText: 'Text of the report (or a finished report or project file: JSON, CSV)',
    example: 'Insert an example',
    openFile: 'Open a file…',
    figuresHead: '2 Figures',
    legendFigure: 'Figures for charts',
    legendLeft: 'Figures left out',
    legendOther: 'Dates, ordinals and names: not figures',
    proseHead: 'The text',
    listHead: 'What was understood',
    chartsHead: '3 Charts',
    exportHead: '4 Export',
    exportView: 'Chart',
    exportScript: 'Where it will be: the address of report-chart.js on your site (leave it if you do not know yet)',
    download: 'Download the data (report.json)',
    copyDocument: 'Copy the data (JSON)',
    proofHead: '5 Proof',
    against: 'Compare with',
    againstOwn: 'The report above',
    againstBuiltIn: 'The built-in report (industry and information technology, December 2010)',
    article: 'The article, in Chinese',
    legendAgrees: '✓ agrees',
    legendDiffers: '✗ differs',
    legendAbsent: 'not in the report, or not sure',
    proofProse: 'In the article',
    proofList: 'Figure by figure',
    footer: 'This page loads files from its own site only and contacts no other host. Your work is kept in this browser only, and can be deleted.',
    kinds: { figure: 'figure', ordinal: 'ordinal', date: 'date', duration: 'duration', document: 'document number', name: 'name' },
    keep: (/** @type {string} */ stated, /** @type {string} */ name) => `Use this figure: ${name} ${stated}`,
    indicator: 'Indicator',
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
    unread: (/** @type {string} */ words) => `Please note: ${words}.`,
    errorsStatus: (/** @type {number} */ count, /** @type {number} */ listed) => `${count} to be corrected${listed < count ? `, the first ${listed} of them` : ''}:`,
    line: (/** @type {number} */ line, /** @type {number} */ column) => `Line ${line}, column ${column}: `,
    chartsStatus: (/** @type {number} */ count, /** @type {number} */ chosen) => `${count} charts can be drawn, ${chosen} chosen.`,
    choose: 'Use this chart ',
    refusedHead: (/** @type {number} */ count) => `Not drawn together, and why (${count})`,
    copyCode: 'Copy',
    copyRich: 'Copy for an editor',
    pagesFirst: 'Links, pictures and data of this code are in the ZIP above: unpack it into the folder of the address above.',
    copied: 'Copied.',
    copyByHand: 'The browser does not let this page copy: the text is selected, press Ctrl+C.',
    chooseFirst: 'Choose a chart above first.',
    uploadNote: (/** @type {string} */ folder, /** @type {string[]} */ pages, /** @type {string} */ code) => `These are all files for upload.

1. Put what is in this folder, as it is, to ${folder}
   (the folders charts and report-chart-pictures, too).
2. Each chart has its own page:
${pages.map((page) => `   ${folder}${page}`).join('\n')}
3. To show a chart in an article, paste code from step 4 of the studio, such as:

${code}
charts/                 pages of the charts, and the data of the report
report-chart-pictures/  pictures, shown until the script is there, and in previews
report-chart*           the program that draws: once for a site is enough
`,
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
