// What a page may say to <report-line>, and hear from it: one line of very many points. README.md says more.

/** The attributes, as frameworks that type elements want them. All may be left out. */
export interface ReportLineAttributes {
  /** The language; without it the nearest `lang` around the element, else Chinese. */
  lang?: 'zh-CN' | 'en';
  /** `auto` without it: dark on a dark ground, light on a light one. */
  theme?: 'auto' | 'light' | 'dark';
  /** More contrast; without it what the reader's system asks for. */
  contrast?: 'more';
  /** Large type; without it where the text around the line is 20 px or more. */
  large?: boolean | '';
  /** Makes the title a heading of the page, of this level. */
  'heading-level'?: 2 | 3 | 4 | 5 | 6 | '2' | '3' | '4' | '5' | '6';
}

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
  /** What kind of fault, for programs. */
  readonly code: string;
  /** The attribute, the part of the series or the file that has it. */
  readonly path: string;
  /** What was found and what is accepted, for people. */
  readonly message: string;
}

/** The events of the element. Both bubble and leave shadow trees. */
export interface ReportLineEventMap {
  'report-line-ready': CustomEvent<null>;
  'report-line-error': CustomEvent<ReportLineErrorDetail>;
}

/**
 * The class of `<report-line>`, which importing this module defines. Where there is no document (on a server) it can be imported
 * and named, but not constructed.
 */
export class ReportLine extends HTMLElement {
  static readonly observedAttributes: readonly string[];

  series: ReportLineSeries | undefined;

  /** The part that is looked at, as numbers of its first and last point, counted from 0; NaN twice for the whole line. */
  window: [number, number];

  /** Puts more values behind the last ones. */
  append(values: Float64Array): void;
  /** Puts nodes and texts into the element, as into any other. */
  append(...nodes: (string | Node)[]): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'report-line': ReportLine;
  }

  // They bubble, so any element, the document and the window may hear them.
  interface GlobalEventHandlersEventMap extends ReportLineEventMap {}
}
