// @ts-check
// The text of a file: a .docx document or a saved page as lines, another text as it is.

import { decode } from '../shared/decode.js';

// How files begin that are no text: zip archives such as .docx, PDF, and old documents.
const BINARY = ['PK\x03\x04', 'PK\x05\x06', '%PDF', '\xd0\xcf\x11\xe0'];

// How pages and other marked texts begin.
const MARKED = /^\s*[<{MF]/;

/**
 * The text of the bytes of a file. Throws `{code, path, message}` in the given language for a file that cannot be read.
 *
 * @param {import('../built/report_charts_reading.js').Program} program
 * @param {Uint8Array} bytes
 * @param {string} lang
 */
export function textOfFile(program, bytes, lang) {
  if (BINARY.includes(String.fromCharCode(...Array.from(bytes.subarray(0, 4))))) {
    return program.document_text(bytes, lang);
  }
  const text = decode(bytes);
  return MARKED.test(text) ? program.page_text(text, lang) : text;
}
