// The interfaces between the scripts of a page. No script uses fields of another that begin with an underscore; a test in xtask
// checks that.

import type { Drawing, PageTarget } from '../built/report_charts.js';
import type { View } from '../element/view.js';

/** An error as an element reports it to its page. */
export interface ReportError {
  /** For programs, in kebab case. */
  code: string;
  /** The attribute, file, or place in the document. */
  path: string;
  /** What was found and what is accepted. */
  message: string;
  /** All errors of a custom report. */
  faults?: DocumentError[];
  /** How many errors are not in `faults`, which lists at most a hundred. */
  more?: number;
  /** No later attempt can succeed. */
  final?: boolean;
  /** Fulfilled when another attempt may succeed. */
  later?: Promise<unknown>;
}

export interface DocumentError {
  code: string;
  path: string;
  message: string;
  line: number;
  column: number;
}

/** A file of the same build, as the script that loads it knows it. */
export interface PublishedFile {
  name: string;
  /** Its hash, as in the attribute `integrity`. */
  integrity: string;
  /** The address of a wasm, written out where build tools look for it; scripts have none. */
  address?: () => string;
}

/** A wasm instance. After a trap it is dead, and every call throws the same error. */
export type Engine<Program> = Program & {
  /** Called when the instance has died. */
  users: Set<() => void>;
  /** Whether it is the tools bundle, which draws everything. */
  full: boolean;
};

/** An instance that draws: of the page bundle, or of the tools bundle. */
export type DrawingEngine = Engine<{ draw(request: string): Drawing }>;

/** Choices of a reader, by field of the request. */
export type Choice = { [field: string]: string | undefined };

/** A custom report that charts show. */
export interface CustomReport {
  /** Its number in requests. */
  number: number;
  text: string;
  /** Its address, if it has one. */
  from: string | undefined;
  /** Whether its figures may have addresses in the text that they are from. */
  mayBeLinked: boolean;
  users: Set<Chart>;
  /** How many charts are about to show it. */
  awaited: number;
  /** Whether the page bundle draws it, once that is asked. */
  inPage?: Promise<boolean>;
  /** Whether it is closed. */
  closed: boolean;
  /** Called when it is closed. */
  onClosed: (() => void)[];
}

/** The interface of an element for its parts. */
export interface Chart {
  readonly element: HTMLElement;
  readonly view: View;
  /** The custom report that is shown; undefined for the built-in one. */
  report: CustomReport | undefined;
  /** The article that the chart stands beside; set by the reading bundle. */
  article: ArticleLink | null;
  /** The request, as JSON text. */
  request(): string;
  /** What is drawn, its width aside, as text: another text is another content. */
  shown(): string;
  isDrawn(): boolean;
  /** A function that returns whether the request is still the same. */
  current(): () => boolean;
  choice(): Choice;
  choose(field: string, value: string): void;
  select(target: PageTarget): void;
  open(view: string, fromOverview: boolean): void;
  /** Draws with this engine. */
  drawWith(engine: DrawingEngine): void;
  /** Draws nothing until an engine is loaded again. */
  dropEngine(): void;
  fail(error: ReportError): void;
  /** Dispatches an event of the element. */
  emit(name: string, detail: object): void;
  /** Calls `act` once when the element leaves its document. */
  onRemoved(act: () => void): void;
  /** The name of the chart in links. */
  name(): string;
  /** The state of the chart for a link. */
  state(): Choice;
}

export interface ArticleLink {
  /** Moves from a figure to its sentence. */
  wayTo(id: string): { words: string; go: () => void } | undefined;
}
