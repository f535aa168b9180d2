/** Prints a table of the bench: its title, and a line for each figure. */
export const printTable = (title: string, lines: [string, string][]): void => {
  const width = Math.max(...lines.map(([name]) => name.length));
  console.log(`\n${title}`);
  for (const [name, value] of lines) console.log(`  ${name.padEnd(width)}  ${value}`);
};
