// What the steps of the studio hand on.

import type { DraftFigure, Proposal } from '../reading/types.js';

/** A figure of the list, with what the editor has done to it. */
export interface ListedFigure extends DraftFigure {
  /** What it is, whatever stands around it: the same in another draft of the text. */
  key: string;
  /** The English name of its indicator. */
  english: string;
  /** The place in the list of the first figure that stands where this one does in the text. */
  mark: number;
  /** Whether the editor has changed it. */
  touched?: boolean;
}

export interface ListedDraft {
  title: string;
  publisher: string;
  date: string;
  drafted: ListedFigure[];
}

/** An error of the report, and the figure of the list that it comes from. */
export interface PlacedError {
  code: string;
  path: string;
  message: string;
  line?: number;
  column?: number;
  at?: number;
  field?: string;
}

/** A mark in a text; offsets count Unicode scalar values. */
export interface TextMark {
  start: number;
  end: number;
  /** A class. */
  kind: string;
  /** What it is, for readers who do not see its colour. */
  words?: string;
  /** What it leads to. */
  href?: string;
  id?: string;
}

export interface State {
  text: string;
  draft: ListedDraft | null;
  list: ListedFigure[];
  /** Other numeral expressions of the text. */
  others: { start: number; end: number; kind: string }[];
  /** The report as text; null while there is none, or it has errors. */
  document: string | null;
  proposal: Proposal;
  /** Ids of views. */
  chosen: Set<string>;
}
