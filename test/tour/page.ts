import { type Cast, cast } from '#test/support/cast.ts';
import { type Entry, recorded } from './journal.ts';
import { entryLines, indexRows, kindRows, type Namer, namer } from './print.ts';
import { text } from './text.ts';

const complaint = {
  text: 'La lavadora que me trajeron el viernes llegó con el cristal roto. Quiero que me descuenten algo.',
  customer: { name: 'Ana Prieto', email: 'ana.prieto@example.com' },
  orderRef: 'LU-77123',
};
const findings = {
  cause: 'company-error',
  facts: 'El almacén confirma el golpe en el transporte.',
  questions: [{ domain: 'technical', question: '¿Se puede reparar el cristal?' }],
};
const opinion = { valid: true, liable: true, explanation: 'Sí, con una pieza nueva.' };
const choice = { decision: 'accept', option: 'b' };

type Transaction = Extract<Entry, { what: 'transaction' }>;
type Write = Transaction['writes'][number];

const every = (entry: Entry, is: (write: Write) => boolean): boolean =>
  entry.what === 'transaction' && entry.writes.every(is);
const some = (entry: Entry, is: (write: Write) => boolean): boolean =>
  entry.what === 'transaction' && entry.writes.some(is);

const isDrop = (entry: Entry): boolean => every(entry, (write) => 'drop' in write);
/** Marks that a mail was sent: shown once, they are the same each time. */
const isSent = (entry: Entry): boolean =>
  some(entry, (write) => 'update' in write && write.set?.['status'] === 'sent') &&
  !some(entry, (write) => 'put' in write && write.put.sk.startsWith('EVENT#'));
const isRegime = (entry: Entry): boolean =>
  every(entry, (write) => 'put' in write && write.put.pk.startsWith('REGIME#'));

const fence = (lines: string[], language = ''): string[] => [`\`\`\`${language}`, ...lines, '```', ''];
const pretty = (of: unknown): string => JSON.stringify(of, undefined, 2);

/** A request as it is sent, and what was answered. */
const exchange = (request: string, body: unknown, answer: unknown): string[] =>
  fence([request, pretty(body), '', pretty(answer)], 'http');

const chapter = (title: keyof typeof text.chapters, ...parts: string[][]): string[] => [
  `## ${title}`,
  '',
  ...text.chapters[title],
  '',
  ...parts.flat(),
];

/** The first minute: from the form to the task that waits. */
const beginning = (received: Entry[], story: Cast, name: Namer): string[] => {
  const began = received.findIndex(({ what }) => what === 'state');
  const waits = received.findIndex((entry) => entry.what === 'state' && entry.state === 'Examine');
  const stored = received.slice(0, began).filter((entry) => !isRegime(entry));
  const understood = received.slice(began, waits).filter((entry) => !isDrop(entry));
  return [
    ...chapter(
      'She complains',
      exchange('POST /complaints', complaint, story.receipt).map(name),
      fence(entryLines(stored, name, true)),
    ),
    ...chapter('Three stages that need nobody', fence(entryLines(understood, name))),
    ...chapter('The machine waits for a person', fence(entryLines(received.slice(waits), name))),
  ];
};

/** Plays one complaint and writes the page about it. The same code gives the same page. */
export const tourPage = async (): Promise<string> => {
  const { amends, entries } = recorded();
  const { memory, timers, executions, pass } = amends;
  const story = await cast(amends, complaint);
  const { caseId, path } = story;
  const name = namer(caseId);
  const happened = (): string[] =>
    fence(
      entryLines(
        entries().filter((entry) => !isDrop(entry) && !isSent(entry)),
        name,
      ),
    );
  const schedules = (): string[] =>
    fence(
      [...timers]
        .toSorted(([, one], [, other]) => one.at.localeCompare(other.at))
        .map(([timer, { at, timerEvent }]) => name(`${at}  ${timer}\n    ${JSON.stringify(timerEvent)}`)),
    );
  const completes = async (kind: string, body: unknown): Promise<string[]> => {
    const [task] = await story.open(kind);
    const { body: answer } = await story.complete(kind, body);
    return exchange(`POST /desk/tasks/${task?.taskId}/complete`, body, answer).map(name);
  };

  const lines = [...text.opening, ...beginning(entries(), story, name)];
  const standing = memory.all().filter(({ pk }) => pk.endsWith(caseId));
  lines.push(
    ...chapter('What stands where now', text.indexes, [...indexRows(standing, name), ''], text.timers, schedules()),
  );
  await pass('2026-11-24T10:30:00.000Z');
  lines.push(...chapter('A timer fires', happened()));
  lines.push(...chapter('The owner decides', await completes('examine', findings), happened()));
  lines.push(...chapter('An expert answers, and the rules propose', await completes('consult', opinion), happened()));

  await pass('2026-11-25T17:00:00.000Z');
  const { status, stage, nextStep } = (await story.answers(choice)).body;
  lines.push(
    ...chapter(
      'The customer accepts',
      exchange(`POST ${path}/answer`, choice, { status, stage, nextStep, '...': 'the rest of the page' }).map(name),
      happened(),
    ),
  );

  await pass('2026-11-27T09:00:00.000Z');
  await story.keepsPromises();
  await pass('2026-12-02T12:00:00.000Z');
  await story.scores(5);
  lines.push(...chapter('Promises, a survey, the end', happened()));

  const { events } = await story.file();
  const history = events.map(({ seq, at, actor, type, data }) => {
    const who = actor.kind === 'person' ? actor.id : actor.kind;
    return `${String(seq).padStart(2)}  ${at}  ${who.padEnd(8)}  ${type}: ${Object.keys(data).join(', ')}`;
  });
  lines.push(
    ...chapter(
      'What is left',
      fence(history),
      text.executions,
      fence([...executions].map(([execution, status]) => name(`${execution}  ${status}`))),
      text.items,
      fence(kindRows(memory.all(), name)),
      text.closing,
    ),
  );
  return `${lines.join('\n').trimEnd()}\n`;
};
