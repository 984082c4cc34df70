// @ts-check
// Files of editors: the text of a .docx document or a saved page as lines, another text as it is; and archives for upload.

import { decode } from '../shared/decode.js';
import { loadFilesModule } from './load-files.js';

// How files begin that are no text: zip archives such as .docx, PDF, and old documents.
const BINARY = ['PK\x03\x04', 'PK\x05\x06', '%PDF', '\xd0\xcf\x11\xe0'];

// How pages and other marked texts begin.
const MARKED = /^\s*[<{MF]/;

/**
 * Returns a promise of the text of the bytes of a file. Fails with `{code, path, message}` in the given language for a file that cannot be
 * read.
 *
 * @param {Uint8Array} bytes
 * @param {string} lang
 */
export async function textOfFile(bytes, lang) {
  if (BINARY.includes(String.fromCharCode(...Array.from(bytes.subarray(0, 4))))) {
    return (await loadFiles()).document_text(bytes, lang);
  }
  const text = decode(bytes);
  return MARKED.test(text) ? (await loadFiles()).page_text(text, lang) : text;
}

/**
 * Returns a promise of a zip archive of files, by their paths.
 *
 * @param {[string, Uint8Array][]} files
 */
export async function archive(files) {
  const lengths = files.map(([, content]) => content.length);
  const contents = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
  let end = 0;
  files.forEach(([, content]) => {
    contents.set(content, end);
    end += content.length;
  });
  return (await loadFiles()).archive(files.map(([path]) => path), contents, Uint32Array.from(lengths));
}

async function loadFiles() {
  return (await loadFilesModule()).loadFiles();
}
