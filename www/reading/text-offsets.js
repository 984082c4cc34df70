// @ts-check
// Offsets in a text, as the wasm counts them and as JS does.

/**
 * A function from an offset in Unicode scalar values to the offset in UTF-16 code units, which JS and the DOM use. A lone
 * surrogate counts as one, as it does in the wasm.
 *
 * @param {string} text
 * @returns {(offset: number) => number}
 */
export function unitsOf(text) {
  /** @type {number[]} */
  const wide = [];
  let scalars = 0;
  for (const letter of text) {
    if (letter.length > 1) {
      wide.push(scalars);
    }
    scalars += 1;
  }
  // How many wide letters stand before an offset: most texts have none.
  return (offset) => {
    let from = 0;
    let to = wide.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (wide[middle] < offset) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return offset + from;
  };
}
