// What a page may say to <report-chart>, and hear from it. README.md says more of each.

import type { Report } from './report.d.ts';

export type { Report } from './report.d.ts';

/** A view of the built-in report. */
export type ReportChartView =
  | 'overview'
  | 'targets-2011'
  | 'target-vs-result'
  | 'growth-2010'
  | 'five-year-change'
  | 'five-year-reduction'
  | 'eliminated-capacity'
  | 'telecom-tariff'
  | 'network-coverage'
  | 'defence-civil'
  | 'investment-2010'
  | 'key-figures';

/** The attributes, as frameworks that type elements want them. All may be left out. */
export interface ReportChartAttributes {
  /** What is drawn; `overview` without it. */
  view?: ReportChartView | (string & {});
  /** Address of a report of the page's own: a document in JSON, or a flat table. */
  src?: string;
  /** The hash of the report, `sha256-…`: another one is refused. */
  integrity?: string;
  /** `src` may be on another host, which has to allow it; without it only on the host of the page. */
  crossorigin?: '' | 'anonymous';
  /** Id of the article that the chart stands beside: its sentences and the marks light each other. */
  for?: string;
  /** Marks the figures of that article that differ from the report, for editors. */
  proof?: boolean | '';
  /** The language; without it the nearest `lang` around the element, else Chinese. */
  lang?: 'zh-CN' | 'en';
  /** `auto` without it: dark on a dark ground, light on a light one. */
  theme?: 'auto' | 'light' | 'dark';
  /** Large type; without it where the text around the chart is 20 px or more. */
  large?: boolean | '';
  /** More contrast; without it what the reader's system asks for. */
  contrast?: 'more';
  /** Notes of the editor, as JSON: `[{"on": "…", "text": "…"}]`. */
  notes?: string;
  /** Makes the title a heading of the page, of this level. */
  'heading-level'?: 2 | 3 | 4 | 5 | 6 | '2' | '3' | '4' | '5' | '6';
  /** Address of the page with the text of the report, http, https or relative: figures lead to their words there. */
  'source-url'?: string;
}

/** A mark as drawn. Places and sizes are CSS pixels of the element. */
export interface ReportChartTarget {
  /** Id of the figure. Notes can stand at it. */
  readonly id: string;
  /** The label as drawn. */
  readonly label: string;
  /** All that the mark says, a line each. */
  readonly text: string;
  /** Left edge. */
  readonly x: number;
  /** Top edge. */
  readonly y: number;
  /** Extent to the right. */
  readonly width: number;
  /** Extent downwards. */
  readonly height: number;
}

/** Of `report-chart-ready`. */
export interface ReportChartReadyDetail {
  /** The view that has been drawn. */
  readonly view: string;
}

/** Of `report-chart-select`. */
export interface ReportChartSelectDetail {
  /** Id of the indicator. */
  readonly indicator: string;
  /** Name of the indicator, in the chart's language. */
  readonly name: string;
  /** Id of the figure. */
  readonly measure: string;
  /** The label as drawn. */
  readonly label: string;
  /** Where it comes from. */
  readonly source: {
    /** Heading of the section of the report. */
    readonly section: string;
    /** The figure in the report's own words. */
    readonly stated: string;
  };
}

/** A figure of an article, and what the report says of it. */
export interface ReportChartFinding {
  /** Where it begins in the text of the event, in Unicode scalar values (letters, not the units of JS). */
  readonly start: number;
  /** Where it ends. */
  readonly end: number;
  /** Where its sentence begins and ends. */
  readonly sentence: readonly [number, number];
  /** The figure as written. */
  readonly text: string;
  readonly verdict: 'agrees' | 'differs' | 'not-in-report';
  /** What differs: `number`, `unit`, `qualifier` and others. */
  readonly differences: readonly string[];
  /** Id of the figure of the report; `null` where there is none. */
  readonly measure: string | null;
  /** The figure in the report's words. */
  readonly stated: string | null;
  /** What comes of it, in the chart's language. */
  readonly words: string;
}

/** Of `report-chart-proof`. */
export interface ReportChartProofDetail {
  /** Id of the article. */
  readonly article: string;
  /** Its text as it was read. */
  readonly text: string;
  readonly findings: readonly ReportChartFinding[];
}

/** Of `report-chart-error`. */
export interface ReportChartErrorDetail {
  /** What kind of fault, for programs: `engine-unavailable`, for one. */
  readonly code: string;
  /** The attribute, colour, note or file that has it. */
  readonly path: string;
  /** What was found and what is accepted, for people. */
  readonly message: string;
  /** All that is wrong with a report of the page's own, in the order of its text. */
  readonly faults?: readonly ReportChartFault[];
}

/** A fault of a report. */
export interface ReportChartFault {
  readonly code: string;
  /** Where it is in the document, or the name of a column. */
  readonly path: string;
  readonly message: string;
  /** From 1. */
  readonly line: number;
  /** In characters, from 1. */
  readonly column: number;
}

/** The events of the element. All bubble and leave shadow trees. */
export interface ReportChartEventMap {
  'report-chart-ready': CustomEvent<ReportChartReadyDetail>;
  'report-chart-select': CustomEvent<ReportChartSelectDetail>;
  'report-chart-error': CustomEvent<ReportChartErrorDetail>;
  'report-chart-proof': CustomEvent<ReportChartProofDetail>;
}

/**
 * The class of `<report-chart>`, which importing this module defines. Where there is no document (on a server) it can be
 * imported and named, but not constructed.
 */
export class ReportChart extends HTMLElement {
  static readonly observedAttributes: readonly string[];

  /** Tells versions of the script apart. */
  static readonly build: string;

  /** The attributes of the same names, as texts; empty without one. */
  view: string;
  theme: string;
  contrast: string;
  notes: string;
  src: string;
  /** The hash of the report, `sha256-…`: another one is refused; empty for any. */
  integrity: string;
  /** Whether `src` may be on another host; empty for the host of the page. */
  crossorigin: string;
  for: string;

  /** A report of the page's own, as an object or as text; it comes before `src` and before one inside the element. An equal one changes nothing. */
  report: Report | object | string | null | undefined;

  /** Fulfilled with the element once it has drawn what it is asked for now, also where it had before; rejected with the error where it cannot. */
  readonly ready: Promise<ReportChart>;

  /** Whether the attribute `large` is there. */
  large: boolean;

  /** The marks as drawn; none while there is no drawing, or a table is shown instead. */
  targets(): ReportChartTarget[];
}

declare global {
  interface HTMLElementTagNameMap {
    'report-chart': ReportChart;
  }

  // They bubble, so any element, the document and the window may hear them.
  interface GlobalEventHandlersEventMap extends ReportChartEventMap {}
}
