// The wasm-bindgen glue of the tools bundle, which does what the page bundle does, too.

import type { Drawing } from './report_charts.js';

export function instantiate(module: WebAssembly.Module): Promise<Program>;

export interface Program {
  Drawing: unknown;
  ViewExport: unknown;
  draw(request: string): Drawing;
  /**
   * Reads a custom report; `from` is its address, if it has one. Requests name it by its number. True; throws a ReportError with
   * all `faults`.
   */
  open_report(number: number, text: string, from?: string): boolean;
  close_report(number: number): void;
  /** Paths and contents of the pages of an open report; `integrity` is its hash, empty where it is not known. */
  site_files(number: number, module: string, integrity: string, english: boolean): [string, string][];
  /** The view of a request, for export; `address` is that of the page. */
  export_view(request: string, address: string): ViewExport;
  choices(request: string): { groups: ChoiceGroup[]; words: ExploreWords };
  /** Pinned figures side by side. */
  compare(request: string, ids: string[]): ComparedFigure[];
  /** The links of figures to their words in the text of the report, by id. Throws a ReportError for an address that is not linked. */
  links(request: string): { words: string; links: { id: string; href: string }[] };
  tones(request: string): Tone[];
}

/** A view as files: pictures, data, code. */
export interface ViewExport {
  free(): void;
  csv(): string;
  json(): string;
  sheet(): Sheet;
  svg(): string;
  paint(canvas: HTMLCanvasElement, shape: string, ratio: number): void;
  /** `integrity`: the hash of the edition that the code is pinned to; empty for live charts. */
  panel(script: string, integrity: string): { words: ExportWords; codes: EmbedCode[]; citation?: { short: string; long: string }; edition: string };
  table_html(): string;
  table_text(): string;
  describe_png(png: Uint8Array): Uint8Array<ArrayBuffer>;
}

/** A table of figures, which the workbook bundle writes: the cells row by row, with NaN for a number that is none. */
export interface Sheet {
  title: string;
  columns: string[];
  words: string[];
  numbers: number[];
}

export interface ExportWords {
  article: string;
  cover: string;
  square: string;
  poster: string;
  svg: string;
  csv: string;
  json: string;
  xlsx: string;
  no_xlsx: string;
  pin: string;
  no_pin: string;
  copy: string;
  copy_rich: string;
  cite_short: string;
  cite_long: string;
  copy_picture: string;
  copy_table: string;
  copied: string;
  press: string;
  no_picture: string;
  other_sites: string;
}

export interface EmbedCode {
  label: string;
  code: string;
  /** The same for editors that take text only. */
  text?: string;
}

export interface ChoiceGroup {
  field: string;
  label: string;
  offers: { value: string; label: string }[];
}

export interface ExploreWords {
  sound: string;
  play: string;
  stop: string;
  sharing: string;
  link: string;
  share: string;
  copied: string;
}

export interface ComparedFigure {
  title: string;
  value: string;
  source: string;
  /** The address of its words. */
  link: string | null | undefined;
  difference: string | null | undefined;
  arithmetic: string | null | undefined;
}

/** A value as sound: frequencies in hertz, `gain` from 0 to 1. */
export interface Tone {
  from: number;
  to: number;
  gain: number;
  words: string;
}
