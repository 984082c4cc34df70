// Keeps what the page says on its console, for browsers whose console no driver reads.
collected.console = [];
for (const level of ["error", "warn", "info", "log"]) {
  const say = console[level];
  console[level] = (...said) => {
    collected.console.push(`${level} ${said.join(" ")}`);
    say.apply(console, said);
  };
}
