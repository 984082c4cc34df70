// @ts-check
// Texts of files and addresses in the encodings that editors have: UTF-8, UTF-16, and GB18030 with GBK and GB2312. The crate files has
// the same rules.

// Bytes of the beginning from which the order of UTF-16 is concluded.
const SAMPLE = 4096;

// The characters of Chinese and English texts.
const USUAL = /[\t\n\r -~\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/g;

/**
 * Decodes a text without its byte order mark. Bytes that are none of the others are read as GB18030, with characters U+FFFD in place of
 * what is not.
 *
 * @param {Uint8Array} bytes
 */
export function decode(bytes) {
  /** @param {string} label */
  const as = (label) => new TextDecoder(label, { fatal: label === 'utf-8' }).decode(bytes);
  // Neither UTF-8 nor GB18030 has these bytes; each byte order mark, line break and digit of UTF-16 has one.
  if (bytes.subarray(0, SAMPLE).some((byte) => !byte || byte === 255)) {
    const [little, big] = ['utf-16le', 'utf-16be'].map(as);
    /** @param {string} text */
    const unusual = (text) => text.slice(0, SAMPLE).replace(USUAL, '').length;
    return unusual(big) < unusual(little) ? big : little;
  }
  try {
    return as('utf-8');
  } catch (other) {
    return as('gb18030');
  }
}
