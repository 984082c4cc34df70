// @ts-check
// Texts of .docx documents and of saved pages. A separate bundle, which the studio loads when such a file is opened.

import { FILES_BUNDLE } from '../built/files-bundle.js';
import { instantiate } from '../built/report_charts_files.js';
import { engineLoader } from '../loader/engine.js';

/** Returns a promise of the functions of the bundle. */
export const loadFiles = engineLoader(FILES_BUNDLE, instantiate);
