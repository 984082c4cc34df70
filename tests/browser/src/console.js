// Collects console messages, for browsers whose driver cannot read the console.
collected.console = [];
for (const level of ["error", "warn", "info", "log"]) {
  const say = console[level];
  console[level] = (...said) => {
    collected.console.push(`${level} ${said.join(" ")}`);
    say.apply(console, said);
  };
}
