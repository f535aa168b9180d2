import { measureTriage } from './measure.ts';

/** `npm run -s triage`: the figures of the reading alone, without the rest of the bench. */
for (const { title, lines } of measureTriage()) {
  console.log(`\n${title}`);
  for (const [name, value] of lines) console.log(`  ${name.padEnd(50)} ${value}`);
}
