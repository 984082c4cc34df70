// Places in a text, as the program counts them and as JS does.

/**
 * A function from a place in Unicode scalar values to the same place in the units of JS and the DOM. Half of a pair counts as
 * one, as it does for the program.
 */
export function unitsOf(text) {
  const wide = [];
  let scalars = 0;
  for (const letter of text) {
    if (letter.length > 1) {
      wide.push(scalars);
    }
    scalars += 1;
  }
  // How many wide letters stand before a place: most texts have none.
  return (place) => {
    let from = 0;
    let to = wide.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (wide[middle] < place) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return place + from;
  };
}
