// The look of the parts that are not drawn. Colours come from the drawing's theme, so that text and canvas agree.

const RULES = [
  ':host { display: block; position: relative; }',
  ':host([hidden]) { display: none; }',
  '[hidden] { display: none !important; }',
  // Everything grows with the scale: sizes are in em from here on.
  `.figure { all: initial; direction: ltr; position: relative; display: block; box-sizing: border-box; color: var(--rc-ink); background: var(--rc-ground);
    font: calc(14px * var(--rc-scale, 1))/1.5 "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC",
    sans-serif; text-align: start; overflow-wrap: break-word; -webkit-text-size-adjust: 100%; }`,
  `.figure:lang(en) { font-family: "Helvetica Neue", "Segoe UI", Roboto, Arial, "Liberation Sans", "Noto Sans CJK SC",
    sans-serif; }`,
  // A theme of its own sets the chart off from its page: then it needs room around it.
  ':host([theme=light]) .body, :host([theme=dark]) .body, :host([theme=light]) .ruler, :host([theme=dark]) .ruler { margin: 0 16px; }',
  ':host([theme=light]) .body, :host([theme=dark]) .body { padding: 16px 0; }',
  '.ruler { height: 0; }',
  // It inherits from the page, and tells when that changes.
  `.sensor { position: absolute; width: 1em; height: 0; visibility: hidden; background: Canvas;
    transition: color 1ms, background-color 1ms; }`,
  '.title { font-size: 1.36em; font-weight: 600; line-height: 1.4; }',
  '.large .title { font-size: 30px; }',
  '.subtitle { font-size: .93em; color: var(--rc-muted); margin-top: 4px; }',
  '.summary { margin: 8px 0 0; }',
  '.plot { position: relative; margin-top: 16px; touch-action: pan-y; -webkit-tap-highlight-color: transparent; }',
  'canvas { position: absolute; display: block; }',
  '.enter canvas { animation: enter .2s; }',
  '@keyframes enter { from { opacity: 0; } }',
  '.marks { position: absolute; left: 0; top: 0; }',
  '.mark { position: absolute; margin: 0; padding: 0; border: 0; background: none; pointer-events: none; outline: 0; }',
  '.mark::before { content: ""; position: absolute; left: 0; top: 0; right: 0; bottom: 0; opacity: 0; transition: opacity .1s; }',
  '.active .mark::before { background: var(--rc-ground); opacity: var(--rc-veil); }',
  '.active .mark[data-on]::before { background: var(--rc-ink); opacity: .07; }',
  // A pinned mark is underlined, between its words and what stands below.
  '.mark[aria-pressed=true]::after { content: ""; position: absolute; left: 0; right: 0; bottom: -1px; height: 2px; background: var(--rc-ink); }',
  // Where a browser does not know which focus is to be seen, each is.
  '.mark:focus { outline: 2px solid var(--rc-ink); outline-offset: 2px; }',
  '.mark:focus:not(:focus-visible) { outline: 0; }',
  // Two tones: one of them stands out from whatever lies beneath.
  ':focus-visible { outline: 2px solid var(--rc-ink); outline-offset: 2px; box-shadow: 0 0 0 2px var(--rc-ground); }',
  // Over the controls, which a reader on the marks does not use just now: nothing has to move for it.
  `.keys { position: absolute; left: 0; right: 0; top: 0; padding: 11px 12px; font-size: .86em; color: var(--rc-ground); background: var(--rc-ink);
    pointer-events: none; }`,
  `.tip { position: absolute; left: 0; top: 0; z-index: 2; pointer-events: none; box-sizing: border-box; padding: 12px; border: 1px solid var(--rc-muted);
    background: var(--rc-ground); color: var(--rc-muted); font-size: .8572em; line-height: 1.42; }`,
  '.tip.still { pointer-events: auto; }',
  '.tip div { margin-bottom: 2px; }',
  '.tip div:first-child { color: var(--rc-ink); }',
  '.tip div:nth-child(2) { color: var(--rc-ink); font-size: 1.17em; font-weight: 600; }',
  '.table { border-collapse: collapse; width: 100%; margin-top: 16px; font-size: .96em; line-height: 1.5; }',
  '.table caption { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }',
  `.table th, .table td { text-align: start; vertical-align: top; font-weight: 400; padding: 8px 12px 8px 0;
    border-bottom: 1px solid var(--rc-rule); overflow-wrap: anywhere; }`,
  // Values, periods and wordings stay whole: 万亿 is never broken.
  '.table td:nth-child(-n + 4) { word-break: keep-all; overflow-wrap: break-word; }',
  '.table span { display: inline-block; }',
  '.table td:nth-child(2) { font-weight: 600; }',
  '.table td:nth-child(n + 3) { color: var(--rc-muted); }',
  // What can be pressed: 44 pixels high and wide at the usual size, 66 in the large mode.
  `.sort, .switch, .file, .back, .choice, summary { font: inherit; font-size: .93em; color: var(--rc-accent); background: none; border: 0; padding: 0;
    min-height: calc(44px * var(--rc-scale)); min-width: calc(44px * var(--rc-scale)); text-align: start; cursor: pointer; }`,
  'summary { line-height: calc(44px * var(--rc-scale)); }',
  '.sort { font-size: .9em; color: var(--rc-muted); }',
  '.sort::after { content: " ↕"; }',
  '[aria-sort=ascending] .sort::after { content: " ↑"; }',
  '[aria-sort=descending] .sort::after { content: " ↓"; }',
  // Where five columns do not fit, each figure becomes a block of lines.
  `.narrow .table:not(.unseen), .narrow .table:not(.unseen) tbody, .narrow .table:not(.unseen) tr,
    .narrow .table:not(.unseen) th, .narrow .table:not(.unseen) td { display: block; border: 0; padding: 0; }`,
  '.narrow .table:not(.unseen) tr { padding: 8px 0; border-bottom: 1px solid var(--rc-rule); }',
  '.narrow .table:not(.unseen) thead tr { display: flex; flex-wrap: wrap; gap: 0 16px; }',
  '.bar { position: relative; display: flex; flex-wrap: wrap; gap: 0 24px; align-items: start; }',
  'details[open] { flex-basis: 100%; }',
  '.file { margin-inline-end: 16px; }',
  // Small print ends here: what is inside of it does not become smaller still.
  '.embed .file, .pin .file { font-size: 1em; }',
  '.choice { margin-inline-end: 16px; }',
  '.choice[aria-pressed=true] { color: var(--rc-ink); font-weight: 600; box-shadow: inset 0 -2px var(--rc-ink); }',
  '.group { display: flex; flex-wrap: wrap; align-items: center; border-top: 1px solid var(--rc-rule); }',
  '.group .label { flex: 0 0 13em; }',
  '.offers { flex: 1 1 0; }',
  '.narrow .group .label { flex-basis: 100%; padding-top: 8px; }',
  '.label { font-size: .86em; color: var(--rc-muted); margin: 0; padding: 0; }',
  '.embed { margin: 8px 0; font-size: .86em; color: var(--rc-muted); }',
  `textarea { display: block; box-sizing: border-box; width: 100%; margin-top: 4px; font: 1em/1.5 monospace; color: var(--rc-ink);
    background: var(--rc-ground); border: 1px solid var(--rc-muted); }`,
  '.panel img { display: block; max-width: 100%; }',
  '.pins { display: flex; flex-wrap: wrap; gap: 0 16px; }',
  `.pin { flex: 1 1 14em; margin-top: 16px; padding-left: 12px; border-left: 3px solid var(--rc-ink); font-size: .86em; color: var(--rc-muted); }`,
  '.pin p { margin: 0 0 2px; }',
  '.pin .value, .pin .difference { font-size: 1.17em; font-weight: 600; color: var(--rc-ink); }',
  '.notes, .source { font-size: .8572em; line-height: 1.5; color: var(--rc-muted); }',
  '.notes { margin-top: 12px; }',
  '.notes p { margin: 0 0 4px; }',
  `.unseen, .table.unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%);
    white-space: nowrap; }`,
  // A table takes its place from its cells: what is not seen must not stretch the page.
  '.table.unseen { display: block; }',
  `@media print { .body { display: flex; flex-direction: column; } .table { order: 1; } .notes, .source { order: 2; }
    .bar, .back, .tip, .pin button { display: none; } .plot[hidden] { display: block !important; }
    .table.unseen { display: table; position: static; width: 100%; height: auto; margin: 16px 0 0; overflow: visible;
    clip-path: none; white-space: normal; } .sort::after { content: ""; } .figure { break-inside: avoid; } }`,
  '@media (prefers-reduced-motion: reduce) { .mark::before { transition: none; } .enter canvas { animation: none; } }',
];

let shared = null;

// Puts the rules on a shadow root: one sheet for all charts, or, in browsers that cannot share one, a sheet each, filled
// rule by rule because a Content-Security-Policy may forbid style text.
export function style(root) {
  if ('adoptedStyleSheets' in root && 'replaceSync' in CSSStyleSheet.prototype) {
    if (!shared) {
      shared = new CSSStyleSheet();
      shared.replaceSync(RULES.join('\n'));
    }
    root.adoptedStyleSheets = [shared];
    return;
  }
  const element = document.createElement('style');
  root.append(element);
  const insert = () => RULES.forEach((rule) => insertRule(element.sheet, rule));
  if (element.sheet) {
    insert();
  } else {
    Promise.resolve().then(insert);
  }
}

// A selector that a browser does not know is an exception there, and in a sheet a rule that is passed over.
function insertRule(sheet, rule) {
  try {
    sheet.insertRule(rule, sheet.cssRules.length);
  } catch (unknown) {
    // Without it the chart looks a little different.
  }
}
