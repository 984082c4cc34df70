// The wasm-bindgen glue of the page bundle and of the custom bundle. `dist` compares the members of `Program` with what the bundle exports. Lengths are
// CSS pixels of the drawing.

export function instantiate(module: WebAssembly.Module): Promise<Program>;

export interface Program {
  Drawing: unknown;
  /** Lays out what a request asks for, JSON text. Throws a ReportError. */
  draw(request: string): Drawing;
  /**
   * Reads a custom report. Requests name it by its number. False for one that is not drawn here: by the page bundle none is, by the
   * custom bundle none with an error, without views, or with a view of a rarer kind.
   */
  open_report(number: number, text: string): boolean;
  close_report(number: number): void;
}

export interface Drawing {
  free(): void;
  page(): Page;
  /** Sizes the canvas for `ratio` device pixels to a CSS pixel, and paints on it. */
  paint(canvas: HTMLCanvasElement, ratio: number): void;
  /** The index of the nearest mark. */
  nearest(x: number, y: number): number | undefined;
  /** The tooltip of a mark, placed in the viewport; `pointer` is the x that it centres on. */
  tooltip(mark: number, left: number, top: number, width: number, height: number, pointer?: number): Tooltip;
  /** In the tools bundle only: paints a step of the transition from another drawing of the same instance. */
  paint_between?(canvas: HTMLCanvasElement, ratio: number, before: Drawing, share: number): void;
}

/** The view model of a chart. */
export interface Page {
  id: string;
  scale: number;
  faults: BundleError[];
  lang: string;
  title: string;
  heading: string | null | undefined;
  subtitle: string;
  notes: string[];
  source: string;
  /** Whether the tools link figures to their words. */
  linked: boolean;
  summary: string;
  table: PageTable;
  to_table: string;
  to_chart: string;
  marks: string;
  explore: string;
  takeaway: string;
  keys: string;
  pinned: string;
  unpin: string;
  unpinned: string;
  not_taken: string;
  /** The table is shown, the chart is; a column is sorted up, down, or as in the report. */
  announced: [string, string, string, string, string];
  back: string;
  overview: string | null | undefined;
  narrow: boolean;
  width: number;
  height: number;
  /** Names and values of custom properties. */
  style: [string, string][];
  targets: PageTarget[];
}

export interface BundleError {
  code: string;
  path: string;
  message: string;
}

export interface PageTable {
  columns: string[];
  rows: PageRow[];
}

export interface PageRow {
  id: string;
  cells: string[];
  stated: string;
  /** What the column of values is sorted by. */
  number: number;
}

export interface PageTarget extends Box {
  id: string;
  indicator: string;
  name: string;
  label: string;
  text: string;
  sentence: string;
  section: string;
  stated: string;
  /** Id of the view that the mark leads to. */
  opens: string | null | undefined;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Tooltip {
  x: number;
  y: number;
  width: number;
  lines: string[];
}
