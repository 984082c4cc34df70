// What the parts of the page know of each other. They meet through these interfaces and never through each other's fields that
// begin with an underscore; a test in xtask checks that.

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

/** What a reader has chosen, by the field of a request. */
export type Choice = { [field: string]: string | undefined };

/** A custom report that charts show. */
export interface CustomReport {
  /** By which requests name it. */
  number: number;
  text: string;
  /** Its address, if it has one. */
  from: string | undefined;
  users: Set<Chart>;
  /** How many charts are about to show it. */
  awaited: number;
  /** Whether the page bundle draws it, once that is asked. */
  inPage?: Promise<boolean>;
  /** No chart shows it any more. */
  closed: boolean;
  /** Called when it is closed. */
  onClosed: (() => void)[];
}

/** What the parts of a chart may use of their element. */
export interface Chart {
  readonly element: HTMLElement;
  readonly view: View;
  /** The custom report that is shown; undefined for the built-in one. */
  report: CustomReport | undefined;
  /** The article that the chart stands beside; set by the reading bundle. */
  article: ArticleLink | null;
  /** What is to be drawn, as JSON text. */
  request(): string;
  /** What is drawn, its width aside, as text: another text is another content. */
  shown(): string;
  isDrawn(): boolean;
  /** A function that returns whether what is asked for now is still what is asked for. */
  current(): () => boolean;
  choice(): Choice;
  choose(field: string, value: string): void;
  select(target: PageTarget): void;
  open(view: string, fromOverview: boolean): void;
  /** Draws with this engine from now on. */
  drawWith(engine: DrawingEngine): void;
  /** Draws nothing until an engine is loaded again. */
  dropEngine(): void;
  fail(error: ReportError): void;
  /** Dispatches an event of the element. */
  emit(name: string, detail: object): void;
  /** Calls `act` once when the element leaves its document. */
  onRemoved(act: () => void): void;
  /** The name by which links find the chart. */
  name(): string;
  /** What a link holds to restore the chart. */
  state(): Choice;
}

export interface ArticleLink {
  /** Leads from a figure to its sentence. */
  wayTo(id: string): { words: string; go: () => void } | undefined;
}
