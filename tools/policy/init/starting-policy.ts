import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, isMap, isSeq, parseDocument } from 'yaml';
import { coOfficialLanguages } from '#domain/vocabulary.ts';
import { type Answers, countries } from './answers.ts';
import { peopleOf, type WrittenPerson } from './people.ts';

/** The ceiling that the demo company's amounts go with; those of a new policy keep their proportions. */
const DEMO_CEILING = 251_000;

type Edit = (
  file: Document,
  to: { answers: Answers; people: WrittenPerson[]; scaled: (amount: number) => number },
) => void;

const withRole = (people: WrittenPerson[], ...roles: WrittenPerson['roles']): string[] =>
  people.filter((person) => roles.some((role) => person.roles.includes(role))).map(({ id }) => id);

/** Every number at a path, such as the three of `authority`, in the proportions of the new company. */
const scaleAll = (file: Document, path: string[], scaled: (amount: number) => number): void => {
  const node = file.getIn(path);
  if (!isMap(node)) return;
  for (const { key } of node.items) {
    const name = String(key);
    const value = file.getIn([...path, name]);
    if (typeof value === 'number') file.setIn([...path, name], scaled(value));
  }
};

const deciders = (people: WrittenPerson[]): string[] => withRole(people, 'supervisor', 'approver');

/** What of the demo company's decisions becomes another in each file; comments stay. */
const edits: Record<string, Edit> = {
  'company.yaml': (file, { answers }) => {
    const { country, serves, defaultLanguage, phone, mailbox, name, sector, bigCompany } = answers;
    const { zone = 'UTC', currency = 'EUR' } = countries[country] ?? {};
    const set = {
      name,
      zone,
      currency,
      country,
      sector,
      serves: [...new Set([country, ...serves])],
      bigCompany,
      mailbox,
      phone,
      defaultLanguage,
    };
    for (const [key, value] of Object.entries(set)) file.set(key, value);
    file.delete('publishedKeys');
    file.delete('products');
  },
  'people.yaml': (file, { people }) => {
    file.contents = file.createNode(people) as typeof file.contents;
  },
  'negotiation.yaml': (file, { scaled }) => {
    scaleAll(file, ['ceiling'], scaled);
    scaleAll(file, ['authority'], scaled);
    file.setIn(['code', 'above'], scaled(Number(file.getIn(['code', 'above']))));
    file.setIn(['goodwillOverride', 'upTo'], scaled(Number(file.getIn(['goodwillOverride', 'upTo']))));
  },
  'budgets.yaml': (file, { people, scaled }) => {
    const total = scaled(30_000_000);
    file.set(
      'teams',
      file.createNode([
        {
          id: 'care',
          name: { es: 'Atención al cliente', en: 'Customer care' },
          people: people.map(({ id }) => id),
          total,
        },
      ]),
    );
    file.set('otherwise', 'care');
    file.set('mayExceed', file.createNode(withRole(people, 'supervisor'), { flow: true }));
    scaleAll(file, ['customer', 'authority'], scaled);
    file.deleteIn(['customer', 'people']);
    if (file.hasIn(['quorum', 'above']))
      file.setIn(['quorum', 'above'], scaled(Number(file.getIn(['quorum', 'above']))));
    // Two names need two people who may give them.
    if (deciders(people).length < 3) file.delete('quorum');
  },
  'care.yaml': (file, { people }) => {
    replaceIn(file, 'people', withRole(people, 'supervisor'));
  },
  'customers.yaml': (file) => {
    file.set('source', 'none');
    file.delete('service');
    file.delete('tiers');
  },
  'integrations.yaml': (file) => {
    file.contents = file.createNode([]) as typeof file.contents;
  },
  'concessions.yaml': (file) => {
    if (isSeq(file.contents))
      for (const one of file.contents.items) if (isMap(one) && isMap(one.get('execution'))) one.delete('execution');
  },
  'survey.yaml': (file) => {
    file.delete('delivery');
  },
  'mail.yaml': (file, { people }) => {
    for (const key of ['ownDomains', 'noReply', 'relays', 'lists'] as const) if (file.has(key)) file.set(key, []);
    file.setIn(['setAside', 'to'], withRole(people, 'supervisor')[0]);
  },
  'improvement.yaml': (file, { people }) => {
    file.setIn(['monthly', 'to'], file.createNode(withRole(people, 'supervisor').slice(0, 1), { flow: true }));
  },
  'limits.yaml': (file, { answers, people }) => {
    file.set('ifConcerned', file.createNode(deciders(people), { flow: true }));
    file.setIn(
      ['outgoing', 'countries'],
      file.createNode(
        answers.serves.filter((one) => one !== answers.country),
        { flow: true },
      ),
    );
  },
  'opinions.yaml': (file, { people }) => {
    file.set('leads', file.createNode({ any: withRole(people, 'supervisor')[0] }));
  },
  'rota.yaml': (file, { people }) => {
    file.contents = file.createNode([
      { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00', people: withRole(people, 'owner', 'supervisor') },
    ]) as typeof file.contents;
  },
  'retention.yaml': (file, { answers, people }) => {
    const [first] = people.filter(({ roles }) => roles.includes('supervisor'));
    file.set('contact', first?.email ?? `${answers.mailbox}@example.com`);
  },
};

/** Sets every list of a name, wherever in the file it is. */
const replaceIn = (file: Document, name: string, ids: string[]): void => {
  const visit = (node: unknown): void => {
    if (isSeq(node)) node.items.forEach(visit);
    if (!isMap(node)) return;
    if (isSeq(node.get(name))) node.set(name, file.createNode(ids, { flow: true }));
    for (const { value } of node.items) visit(value);
  };
  visit(file.contents);
};

/** What stands above a file, and says what it decides, is not lost with what it decided for the demo company. */
const withHeader = (written: string, before: string, name: string): string => {
  const [header = ''] = /^(?:#.*\n)+/.exec(before) ?? [];
  const whole = written.startsWith('#') ? written : header + written;
  return whole
    .replace('# The demo company. It is invented: change this file first.\n', '')
    .replace(/^#.*$/gm, (line) => line.replaceAll('Lumbre', name));
};

/** Languages of a part of Spain are of use to those who have customers there. */
const leaveOut = (to: string, { country, serves }: Answers): void => {
  if (country === 'ES' || serves.includes('ES')) return;
  for (const language of coOfficialLanguages) rmSync(join(to, 'messages', `${language}.yaml`), { force: true });
};

/**
 * Writes a company's first policy into a new folder: the demo company's, with its own name, people, country and amounts, and without the
 * demo's other systems, products and addresses. Comments stay, so that whoever reads on knows what each line decides.
 * @throws RangeError where the folder is there already: nothing that somebody wrote is overwritten
 */
export const writeStartingPolicy = (answers: Answers, { from, to }: { from: string; to: string }): void => {
  if (existsSync(to)) throw new RangeError(`${to} is there already: name a folder that is not`);
  cpSync(from, to, { recursive: true, filter: (file) => !file.endsWith('.ts') });
  const currency = countries[answers.country]?.currency ?? 'EUR';
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const minor = 10 ** digits;
  const factor = (answers.mostInOneCase * minor) / DEMO_CEILING;
  const people = peopleOf(answers, minor);
  const scaled = (amount: number): number => Math.max(1, Math.round(amount * factor));
  for (const [name, edit] of Object.entries(edits)) {
    const before = readFileSync(join(from, name), 'utf8');
    const file = parseDocument(before);
    edit(file, { answers, people, scaled });
    writeFileSync(join(to, name), withHeader(file.toString({ lineWidth: 140 }), before, answers.name));
  }
  leaveOut(to, answers);
};
