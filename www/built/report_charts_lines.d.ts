// The wasm-bindgen glue of the lines bundle. Lengths are CSS pixels where nothing else is said.

import type { BundleError } from './report_charts.js';

export function instantiate(module: WebAssembly.Module): Promise<Program>;

export interface Program {
  Line: unknown;
  Viewport: unknown;
  /** A line of these values; `series` is JSON text. Throws a ReportError. */
  line(series: string, values: Float64Array): Line;
}

export interface Line {
  free(): void;
  append(values: Float64Array): void;
  bytes(): number;
  /** The points from one index to another, NaN for all of them, laid out. */
  viewport(request: string, from: number, to: number, ratio: number): Viewport;
  tooltip(viewport: Viewport, at: number): PointTooltip | null;
}

/** The visible part of a line, laid out. */
export interface Viewport {
  free(): void;
  page(): LinePage;
  /** Left, top, width and height of bars, in device pixels. */
  bars(): Float32Array;
  /** x and y of points, in device pixels; NaN separates strokes. */
  path(): Float32Array;
  nearest(x: number): number;
  step(at: number, steps: number): number;
  zoomed(factor: number, x: number): Float64Array;
  moved(by: number): Float64Array;
  holding(at: number): Float64Array;
}

/** The view model of a line. */
export interface LinePage {
  lang: string;
  style: [string, string][];
  faults: BundleError[];
  heading: string | null | undefined;
  title: string;
  subtitle: string;
  notes: string[];
  facts: [string, string][];
  controls: string[];
  last: number;
  width: number;
  height: number;
  plot: Rectangle;
  font: string;
  /** In device pixels, as `gaps`. */
  rules: Rectangle[];
  labels: [string, number, number, CanvasTextAlign][];
  gaps: Rectangle[];
  /** Stroke width in device pixels. */
  thick: number;
  colours: [string, string, string, string];
}

/** Left, top, width and height. */
export type Rectangle = [number, number, number, number];

export interface PointTooltip {
  x: number;
  y: number;
  width: number;
  lines: string[];
  sentence: string;
  dots: [number, number][];
}
