// What a page may say to <report-line>, and hear from it: one line of very many points.

/** A text in both languages. */
export interface ReportLineText {
  readonly zh: string;
  readonly en: string;
}

/** What is shown. It is read when it is set. */
export interface ReportLineSeries {
  /** The values in their order, up to 1e15 either way; what is not finite is a gap. */
  readonly values: Float64Array;
  readonly title: ReportLineText;
  /** The unit of the values. */
  readonly unit?: ReportLineText;
  /** What the points are counted along, with its unit. */
  readonly across?: ReportLineText;
  /** Where the first point stands; 1 without it. */
  readonly start?: number;
  /** How far each stands behind the one before it, above zero; 1 without it. */
  readonly step?: number;
}

/** Of `report-line-error`. */
export interface ReportLineErrorDetail {
  readonly code: string;
  readonly path: string;
  readonly message: string;
}

/** The element. It says `report-line-ready` when it is drawn and `report-line-error` when it cannot be. */
export declare class ReportLine extends HTMLElement {
  series: ReportLineSeries | undefined;
  /** Puts more values behind the last ones. */
  append(values: Float64Array): void;
  /** The part that is looked at, as numbers of its first and last point, counted from 0; NaN twice for the whole line. */
  window: [number, number];
}

declare global {
  interface HTMLElementTagNameMap {
    'report-line': ReportLine;
  }
}
