// @ts-check
// Texts of files and addresses in the encodings that editors have: UTF-8, UTF-16, and GB18030 with GBK and GB2312. The crate files has
// the same rules.

// Bytes of the beginning from which the order of UTF-16 is concluded.
const SAMPLE = 4096;

// What is not usual in Chinese and English texts.
const UNUSUAL = /[^\t\n\r -~\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/g;

/**
 * Decodes a text without its byte order mark. Bytes that are none of the others are read as GB18030, with characters U+FFFD in place of
 * what is not.
 *
 * @param {Uint8Array} bytes
 */
export function decode(bytes) {
  /** @param {string} label */
  const as = (label) => new TextDecoder(label, { fatal: label === 'utf-8' }).decode(bytes);
  const [little, big] = ['utf-16le', 'utf-16be'];
  const mark = bytes[0] * 256 + bytes[1];
  if (mark === 0xfffe || mark === 0xfeff) {
    return as(mark === 0xfffe ? little : big);
  }
  // No text in the other encodings contains this byte, and each line break and digit of UTF-16 does.
  if (bytes.length % 2 === 0 && bytes.subarray(0, SAMPLE).indexOf(0) >= 0) {
    /** @param {string} text */
    const unusual = (text) => (text.slice(0, SAMPLE / 2).match(UNUSUAL) || []).length;
    return unusual(as(big)) < unusual(as(little)) ? as(big) : as(little);
  }
  try {
    return as('utf-8');
  } catch (other) {
    return as('gb18030');
  }
}
