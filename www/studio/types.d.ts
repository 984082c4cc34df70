// Data passed between the steps of the studio.

import type { Choices, Draft, DraftFigure, Finding, Proposal, ProposedView, Words } from '../reading/types.js';

/** What the worker answers; offsets as JS counts them. */
export interface Answers {
  read(text: string): { draft: Draft; others: { start: number; end: number; kind: string }[] };
  document(draft: Draft): string;
  textOfFile(bytes: Uint8Array, lang: string): string;
  archive(files: [string, Uint8Array][]): Uint8Array<ArrayBuffer>;
  views(report: string): Proposal;
  /** What can be chosen for a chart of a report in JSON. */
  kinds(report: string, view: string): Choices;
  /** That a text has more figures than are read, in words; empty for a text that is read to its end. */
  unread(text: string, lang: string): string;
  proof(article: string, report: string, lang: string): Finding[];
}

/** A figure of the list, with the corrections of the editor. */
export interface ListedFigure extends DraftFigure {
  /** Identifies it in other drafts of the text, whatever is around it; in a finished report, its id. */
  key: string;
  /** Index in the list of the first figure at the same position in the text. */
  mark: number;
  /** The upper end of a range. */
  high?: number | null;
  /** Whether the editor has changed it. */
  touched?: boolean;
  /** Whether the editor has looked at its doubt. */
  checked?: boolean;
}

export interface Head {
  title: string;
  publisher: string;
  date: string;
  /** The address of the text; empty for none. */
  url?: string;
}

/** A text; without English, Chinese stands for it. */
export type Said = { zh: string; en?: string };

/** A chart as documents have it, and what the editor has decided about it. */
export interface Chart {
  id: string;
  kind: string;
  title: Words;
  subtitle: Words;
  notes?: Said[];
  order?: string;
  items: { [field: string]: any }[];
  chosen?: boolean;
  /** The proposal that it was. */
  from?: { kind: string; keys: string[] };
}

/** What an editor has done; nothing in it follows from something else in it. */
export interface Work {
  text: string;
  head: Partial<Head>;
  /** Corrections, by keys of figures. */
  fixes: { [key: string]: Partial<ListedFigure> };
  /** Charts that were chosen or changed; their items name figures by keys. */
  charts: Chart[];
  /** Ids of charts in the order of the page; empty for the proposed one. */
  order: string[];
  /** Whether English is wanted; null for who reads the page in English. */
  english: boolean | null;
  /** English by Chinese. */
  names: { [zh: string]: string };
  /** The address of report-chart.js; empty for the one beside the page. */
  script: string;
  article: string;
  against: string;
}

/** A report, and which figure of the list is which of its measures. */
export interface Made {
  report: any;
  /** Ids by keys. */
  ids: Map<string, string>;
  /** Indices in the list by places in the report, `0.1` for `indicators[0].measures[1]`. */
  places: Map<string, number>;
}

/** An error of the report, with the figure of the list that causes it. */
export interface PlacedError {
  code: string;
  path: string;
  message: string;
  line?: number;
  column?: number;
  at?: number;
  field?: string;
}

/** A mark in a text; offsets as JS counts them. */
export interface TextMark {
  start: number;
  end: number;
  /** A class. */
  kind: string;
  /** Its kind in words, for readers who do not see its colour. */
  words?: string;
  /** The id of the element that it opens. */
  href?: string;
  id?: string;
}

/** What follows from the work. */
export interface State {
  draft: Draft | null;
  /** The figures as they are read, and as they are corrected. */
  base: ListedFigure[];
  list: ListedFigure[];
  /** Other numeral expressions of the text. */
  others: { start: number; end: number; kind: string }[];
  /** A finished report as it was opened. */
  finished: any;
  /** Errors of a finished report as it is written. */
  faults: PlacedError[];
  /** How many errors are not in `faults`. */
  more: number;
  /** That the text has more figures than are read, in words; empty otherwise. */
  unread: string;
  isTable: boolean;
  made: Made | null;
  /** The report as text, without views; null while there is none, or it has errors. */
  document: string | null;
  proposal: Proposal;
  charts: (Chart | ProposedView)[];
}
