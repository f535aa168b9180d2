import { writeFileSync } from 'node:fs';
import { templateOfEverything } from './everything.ts';
import { statefulOf } from './stateful.ts';

/** `node test/infra/accept-stateful.ts`: what holds data from now on, for the test that nothing of it is ever replaced. */
writeFileSync(
  'test/fixtures/stateful/resources.json',
  `${JSON.stringify(statefulOf(templateOfEverything()), null, 2)}\n`,
);
