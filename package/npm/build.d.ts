// Reports from numbers.

import type { Report, View } from './report.d.ts';

/** A text, in one language or in both. */
export type Text = string | { zh: string; en: string };

/** A figure. */
export interface NewFigure {
  /** The indicator; figures of one name are of one indicator. */
  name: Text;
  /**
   * The number, from 0 to 1e15; with the comparison `yoy`, `cumulative` or `average-annual` below 0 for a fall. It may be left out where
   * `stated` says it.
   */
  value?: number;
  /** Both ends of a range, in place of `value`. */
  low?: number;
  high?: number;
  /** `%`, `亿元`, `万吨`, `million tonnes`, `people`: as documents have it or in English words; another English noun is what is counted. */
  unit?: string;
  /** The time that it is of: `2024`, `2024-q1`, `2021-2025`. */
  period: string | number;
  /** The figure as printed; without it number and unit. */
  stated?: string;
  /** What it is compared with; `level` without it: with nothing. */
  comparison?: 'yoy' | 'cumulative' | 'average-annual' | 'level' | 'share-of';
  /** Whether it is a target; without it a result. */
  target?: boolean;
  /** Whether it is about the number. */
  about?: boolean;
}

/** What a report is made of. */
export interface NewReport {
  title: Text;
  figures: readonly NewFigure[];
  /** What all figures are drawn as; without it bars or a line over time where they have one unit, else views are proposed. */
  kind?: View['kind'];
  /** Below the title; without it unit and period of the first figure. */
  subtitle?: Text;
  /** Whose figures they are. */
  publisher?: Text;
  /** When they were published: `2024`, `2024-03`, `2024-03-05`. */
  date?: string;
  /** The version of the data. */
  version?: string;
}

/**
 * A report for the property `report` of `<report-chart>`.
 *
 * @throws TypeError where a text or the list of figures is missing; RangeError for a number that no report holds. What else is wrong
 * with it, the element reports.
 */
export function report(given: NewReport): Report;
