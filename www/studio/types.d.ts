// Data passed between the steps of the studio.

import type { DraftFigure, Proposal } from '../reading/types.js';

/** A figure of the list, with the corrections of the editor. */
export interface ListedFigure extends DraftFigure {
  /** Identifies it in other drafts of the text, whatever is around it. */
  key: string;
  /** The English name of its indicator. */
  english: string;
  /** Index in the list of the first figure at the same position in the text. */
  mark: number;
  /** Whether the editor has changed it. */
  touched?: boolean;
}

export interface ListedDraft {
  title: string;
  publisher: string;
  date: string;
  url?: string;
  drafted: ListedFigure[];
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

/** A mark in a text; offsets count Unicode scalar values. */
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
