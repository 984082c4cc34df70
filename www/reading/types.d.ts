// What the reading bundle returns. Offsets count Unicode scalar values.

export interface Reading {
  figures(text: string): Figure[];
  read(text: string): { draft: Draft; figures: Figure[] };
  draft(text: string): Draft;
  document(draft: Draft): string;
  proof(article: string, report: string, lang: string): Finding[];
  /** That a text has more figures than are read, in words; empty for none. */
  unread(text: string, lang: string): string;
  views(report: string): Proposal;
  kinds(report: string, view: string): Choices;
  articleWords(lang: string): ArticleWords;
  /** A promise of the text of a file: of a .docx document or a saved page its lines. */
  textOfFile(bytes: Uint8Array, lang: string): Promise<string>;
  /** A promise of a zip archive of files, by their paths. */
  archive(files: [string, Uint8Array][]): Promise<Uint8Array>;
}

/** A numeral expression of a text. */
export interface Figure {
  start: number;
  end: number;
  /** `figure`, or what it is instead: `date`, `ordinal` … */
  kind: string;
}

/** A report before an editor has corrected it. */
export interface Draft {
  title: string;
  publisher: string;
  date: string;
  /** The address of the page with the text. */
  url?: string;
  drafted: DraftFigure[];
}

export interface DraftFigure {
  start: number;
  end: number;
  sentence: [number, number];
  /** Its words in the text. */
  quote?: unknown;
  section: unknown;
  indicator: string;
  period: string;
  stated: string;
  value: number;
  unit: string;
  qualifier: string;
  kind: string;
  comparison: string;
  direction: string;
  estimate: boolean;
  kept: boolean;
  doubt: string | null;
  doubt_words?: Words;
}

export interface Words {
  zh: string;
  en: string;
}

/** A figure of an article, and what the report says about it. */
export interface Finding {
  start: number;
  end: number;
  sentence: [number, number];
  line: number;
  text: string;
  excerpt: string;
  verdict: 'agrees' | 'differs' | 'not-in-report';
  differences: string[];
  reason: string | null;
  measure: string | null;
  indicator: string | null;
  stated: string | null;
  report: string;
  words: string;
}

/** Views for a report, and what cannot be shown together. */
export interface Proposal {
  views: ProposedView[];
  refused: { measures: string[]; reason: Words }[];
}

/** What can be chosen for a chart. */
export interface Choices {
  /** Whether its kind has an order by value. */
  by_value: boolean;
  /** Ids of its figures in the order in which they are seen. */
  shown: string[];
  /** The same chart as each other kind that fits. */
  others: ProposedView[];
}

export interface ProposedView {
  id: string;
  kind: string;
  title: Words;
  subtitle: Words;
  /** `value` for the largest figure first. */
  order?: string;
  items: { measure?: string; to?: string; view?: string }[];
}

export interface ArticleWords {
  /** Before a sentence of the article. */
  said: string;
  /** On what leads to it. */
  go: string;
}
