// @ts-check
// JSON of what requests consist of: lists, objects, texts, numbers, true and false. `JSON.stringify` calls `toJSON` of every
// list and text first, and libraries on old sites define one that quotes twice.

// What has to be escaped in a text.
const ESCAPED = /["\\\u0000-\u001f]/g;

/**
 * @param {any} value
 * @returns {string}
 */
export function json(value) {
  if (typeof value === 'string') {
    return `"${value.replace(ESCAPED, (sign) => `\\u${`000${sign.charCodeAt(0).toString(16)}`.slice(-4)}`)}"`;
  }
  if (Array.isArray(value)) {
    return `[${value.map(json).join(',')}]`;
  }
  if (value && typeof value === 'object') {
    const filled = Object.keys(value).filter((key) => value[key] !== undefined);
    return `{${filled.map((key) => `${json(key)}:${json(value[key])}`).join(',')}}`;
  }
  return typeof value === 'boolean' || Number.isFinite(value) ? String(value) : 'null';
}
