import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type FunctionName, manifest } from '#functions/manifest.ts';
import { bundles, policy } from './stack.ts';

const names = Object.keys(manifest) as FunctionName[];

/**
 * Size decides how fast a function starts: the SDK's load time is most of it. About 55 KB are the numbering plans and what reads
 * them (docs/decisions/024): a number that is not read right is a customer who is not found, and not called. The desk checks the
 * histories of cases besides, with 5 KB (docs/decisions/029). Which schedules follow from a case is worked out by whoever writes one:
 * 5 KB (docs/decisions/057). What a change adds to the figures is said there too: 4 KB in each of them (docs/decisions/059).
 * Whom of ours the sweep tells of systems that are not told: 4 KB (docs/decisions/057).
 * What other systems are told of incidents, and a kind of task: 2 KB (docs/decisions/061, 073).
 * Not in any of them: what packages bring along for other surroundings, and what only documents endpoints (infra/lean.ts).
 */
const MOST_KB = 625;
/**
 * These read mail as well: 42 KB are the detector of encodings, which is loaded only for bytes that do not say theirs; 4 KB keep
 * versions of the policy and find them (docs/decisions/032). What a case takes of budgets is counted by whoever writes a case: 7 KB,
 * what a promise is proved by and what is asked for while somebody waits: 6 KB, what other systems are told: 3 KB (049, 050, 052), which schedules follow: 5 KB (057). Like cases, and which endpoint of an area is meant: 8 KB (062, 068).
 * Who speaks in transcripts and chats, forms that were filled in, and mails whose HTML says more than their plain text: 3 KB; an
 * examination that danger makes due sooner, and a number that comes while somebody is about to call: 1 KB. Words that deny something else
 * than a danger: 3 KB, in all that hear one; lines that flow: 1 KB.
 */
const MOST_KB_OF_INBOUND = 716;
/**
 * The desk knows besides which numbers nobody should dial: 29 KB are the kinds of numbers (docs/decisions/033); and what can be done
 * to each case and task, with why not, and search, lists and counts: 32 KB (docs/decisions/042); drafts, taking back and previews: 30
 * KB (docs/decisions/044).
 * Rooms, options and candidates of a task, and many hand-overs at once: 8 KB (docs/decisions/045). What is allowed in each
 * field, in the reader's words, and the lists of the wall: 30 KB (docs/decisions/047). Budgets and the names that a proposal takes,
 * what differing experts are asked, what went before, what other systems have done, promises in figures: 45 KB (049 to 052). Meetings that are proposed
 * and called off: 5 KB (056). What a letter commits the company to, and the letter as it would go out: 7 KB (055).
 * Meetings that a merge carries on, and what is left of a budget when an approval is handed over: 3 KB (056, 049).
 * Schedules and figures, which all who write a case carry: 9 KB (057, 059).
 * What other systems were not told, and sending it again: 4 KB (057).
 * What is brought in from a system of before, and what its fields are called: 7 KB (079).
 * Which concessions an expert's words mean, and what the remedies are called: 3 KB; letters that say another amount or hold gaps that
 * nobody filled in: 1 KB; an examination that danger makes due sooner, and another number to call: 1 KB.
 * What gives way where somebody adds to a proposal, and what the law wants in an answer that was shortened: 2 KB.
 * Denials that end a clause or begin another statement, and what is asked about personal data: 5 KB.
 * Who hears of a note and of a call that nobody answered, why an offer was approved or not, what may be chosen where nothing was, names
 * that stand twice, and addresses of the company: 3 KB.
 * Whose request about personal data goes where when cases are merged and parted, and its dates: 2 KB.
 */
const MOST_KB_OF_DESK = 898;
/**
 * These make documents: the library that writes PDF and reads fonts is half of them, and nobody's page waits for them
 * (docs/decisions/048). What is brought in, which all who write a case carry, and what its fields are called: 2 KB (079).
 */
const MOST_KB_OF_DOCUMENTS = 1327;
const MAKES_DOCUMENTS = ['desk-evidence', 'desk-evidence-by-command', 'track-documents'];
/**
 * The customer's page also shows letters, receipts and files, carries what writes a case has grown by, takes dates of meetings and hands them out for a calendar: 15 KB
 * (docs/decisions/056), what its customer says of earlier complaints: 6 KB (docs/decisions/051), and what a letter commits us to: 2 KB
 * (docs/decisions/055). Schedules and figures, which all who write a case carry: 9 KB (057, 059). A kind of task and what notices say of incidents: 1 KB (061, 073).
 * Which of our channels do not work now: 1 KB. What is still owed after a reopening, and what counted for a date: 1 KB.
 * Words that deny something else than a danger: 3 KB; what was agreed before a reopening, and terms that a person reads: 1 KB.
 * Denials that end a clause or begin another statement, and what is asked about personal data: 4 KB.
 * The dates of a request about personal data, and of whom it is: 1 KB.
 */
const MOST_KB_OF_PAGE = 677;
const READS_MAIL = ['inbound', 'desk-set-aside'];

const mostOf = (name: FunctionName): number => {
  if (name === 'desk') return MOST_KB_OF_DESK;
  if (name === 'track') return MOST_KB_OF_PAGE;
  if (MAKES_DOCUMENTS.includes(name)) return MOST_KB_OF_DOCUMENTS;
  return READS_MAIL.includes(name) ? MOST_KB_OF_INBOUND : MOST_KB;
};

test.each(names)('%s is small', (name) => {
  expect(statSync(join(bundles, name, 'index.mjs')).size / 1024).toBeLessThanOrEqual(mostOf(name));
});

/** Two fill tables of their own, and one holds what a browser runs. */
const OF_THEIR_OWN = [
  './channels/email/entities.ts',
  './domain/understand/language.ts',
  './functions/complaints/form/site-script.ts',
];

test('What is imported and not used leaves nothing, but of files that do something when they are loaded, which are named', () => {
  const { sideEffects } = JSON.parse(readFileSync('package.json', 'utf8')) as { sideEffects: string[] };
  const doing = globSync('{cases,channels,domain,functions,platform}/**/*.ts')
    .filter((file) =>
      /^(?:import ['"]|[\w$.]+(?:\(| [-+*/]?= )|(?:for|if|while|try|await)\b)/m.test(readFileSync(file, 'utf8')),
    )
    .map((file) => `./${file}`);
  expect(doing.filter((file) => !OF_THEIR_OWN.includes(file))).toEqual(
    sideEffects.filter((file) => !file.startsWith('./desk/')),
  );
});

test('The policy of this synth lies beside every function that reads one', () => {
  for (const name of names) {
    const code = readFileSync(join(bundles, name, 'index.mjs'), 'utf8');
    expect(existsSync(join(bundles, name, 'policy.json')), name).toBe(code.includes('./policy.json'));
  }
  expect(JSON.parse(readFileSync(join(bundles, 'own', 'policy.json'), 'utf8'))).toMatchObject({
    version: policy.version,
  });
});

test('The description of the API lies beside the function that serves it', () => {
  expect(readFileSync(join(bundles, 'track', 'openapi.json'), 'utf8')).toBe(readFileSync('docs/openapi.json', 'utf8'));
});

test('Only the relay can touch Step Functions, SES and Scheduler, but for the watch over executions and what is mailed to the team; only understand can touch Comprehend', () => {
  const { outputs } = JSON.parse(readFileSync(join(bundles, 'meta.json'), 'utf8')) as {
    outputs: Record<string, { inputs: Record<string, unknown> }>;
  };
  const holding = (client: string) =>
    Object.entries(outputs)
      .filter(([, { inputs }]) => Object.keys(inputs).some((input) => input.includes(`@aws-sdk/${client}/`)))
      .map(([output]) => output.split('/').at(-2))
      .toSorted();
  expect(holding('client-scheduler')).toEqual(['relay', 'relay-sweep']);
  expect(holding('client-sfn')).toEqual(['relay', 'relay-sweep', 'watch']);
  expect(holding('client-sesv2')).toEqual([
    'action-reminders',
    'budget-check',
    'delivery-surveys',
    'incident-members',
    'incidents',
    'relay',
    'relay-sweep',
    'set-aside-list',
  ]);
  expect(holding('client-comprehend')).toEqual(['understand']);
  expect(holding('client-s3')).toEqual([]);
});
