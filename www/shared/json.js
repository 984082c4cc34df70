// JSON of what requests are made of: lists and objects of texts, numbers, true and false. The browser's own asks every list
// and text for its `toJSON` first, and libraries on old sites have given them one that quotes twice.

// What must not stand in a text as it is.
const ESCAPED = /["\\\u0000-\u001f]/g;

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
