import { writeFileSync } from 'node:fs';
import { loadWordFamilies } from '#policy/load.ts';
import { optionsOrEnd } from '#tools/arguments.ts';
import { learn } from './learn.ts';
import { readRows } from './rows.ts';
import { shifts } from './shifts.ts';

/** `npm run train`: learns policy/classifier.json from all labelled rows and the policy's families of words. The same rows make the same file. */
optionsOrEnd('Usage: npm run train   # writes policy/classifier.json', {});
const classifier = learn(readRows(), { families: loadWordFamilies('policy'), shifts });
writeFileSync('policy/classifier.json', `${JSON.stringify(classifier, undefined, 1)}\n`);
console.log(`policy/classifier.json learned from ${JSON.stringify(classifier.learnedFrom)}`);
