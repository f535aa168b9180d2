import type * as z from 'zod/mini';
import { eventTypes } from '#domain/announcements/announced-event.ts';
import { incidentEventTypes } from '#domain/announcements/announced-incident.ts';
import { helpDeskEvents } from '#domain/announcements/help-desk-events.ts';
import { peopleProblems } from '#domain/policy/people-rules.ts';
import type { PolicySource } from '#domain/policy/policy.ts';
import { proofsFor } from '#domain/promises/proof.ts';
import type { TaskKind } from '#domain/tasks/kinds.ts';
import { kindOf } from '#domain/tasks/kinds.ts';
import { durationMs } from '#domain/time.ts';
import { motives } from '#domain/understand/motives.ts';
import { budgetReferences } from './budget-references.ts';
import { families } from './family-references.ts';

type Source = z.infer<typeof PolicySource>;
/** A rule looks at the whole policy and says what is wrong, each with file and path. */
type Rule = (policy: Source) => string[];

const when = (wrong: boolean, problem: string): string[] => (wrong ? [problem] : []);

const repeated = (ids: string[]): string[] => [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];

const uniqueIds: Rule = (policy) =>
  Object.entries({
    people: policy.people,
    topics: policy.topics,
    motives: policy.motives,
    severity: policy.severity.signals,
    concessions: policy.concessions,
    bodies: policy.bodies,
    integrations: policy.integrations,
    tone: policy.tone,
    snippets: policy.snippets,
  }).flatMap(([file, items]) => repeated(items.map(({ id }) => id)).map((id) => `${file}.yaml: ${id}: stands twice`));

const company: Rule = ({ company: { zone, currency, adheresTo }, bodies }) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    return [`company.yaml: zone: ${zone} is not an IANA time zone`];
  }
  return [
    ...when(!Intl.supportedValuesOf('currency').includes(currency), `company.yaml: currency: ${currency} is unknown`),
    ...adheresTo
      .filter((id) => !bodies.some((body) => body.id === id))
      .map((id) => `company.yaml: adheresTo: ${id} is not in bodies.yaml`),
  ];
};

const deadlines: Rule = ({ deadlines: { warnings, tasks } }) => [
  ...when(
    warnings.some(({ at }, index) => at <= (warnings[index - 1]?.at ?? 0)),
    'deadlines.yaml: warnings: must rise',
  ),
  ...Object.entries(tasks).flatMap(([kind, { escalation }]) => {
    const at = `deadlines.yaml: tasks.${kind}.escalation`;
    const times = escalation.map((step) => durationMs(step.at));
    const ends = escalation.some((step) => step.do === 'no-answer');
    return [
      ...when(
        times.some((time, index) => time < (times[index - 1] ?? 0)),
        `${at}: must rise in time`,
      ),
      ...when(
        ends && !kindOf(kind as TaskKind).mayEndUnanswered,
        `${at}: no-answer is only for work a case goes on without`,
      ),
      ...when(
        escalation.some((step) => step.do === 'owner-calls') && kind !== 'offer',
        `${at}: owner-calls is for offer`,
      ),
      ...when(
        escalation.some((step) => step.do === 'next-on-rota') && kind !== 'call',
        `${at}: next-on-rota is for call`,
      ),
    ];
  }),
];

const severity: Rule = ({ severity: { levels } }) =>
  when(!(levels[0] < levels[1] && levels[1] < levels[2]), 'severity.yaml: levels: must rise');

const priority: Rule = ({ severity: { signals, elderly } }) =>
  when(
    !signals.some(({ id }) => id === elderly.signal),
    `severity.yaml: elderly: signal: ${elderly.signal} is no signal`,
  );

/** Each motive that is read from words changes something, or is said to change nothing. */
const everyMotive: Rule = ({ motives: named }) =>
  motives.filter((motive) => !named.some(({ id }) => id === motive)).map((id) => `motives.yaml: ${id} is missing`);

const mail: Rule = ({ mail: { relays } }) =>
  relays.flatMap(({ sender, header }, index) =>
    when(!sender && !header, `mail.yaml: relays.${index}: needs sender or header, or every mail would be a relay's`),
  );

const improvement: Rule = ({ improvement: { monthly }, people }) =>
  (monthly?.to ?? [])
    .filter((id) => !people.some((one) => one.id === id))
    .map((id) => `improvement.yaml: monthly.to: ${id} is nobody in people.yaml`);

const emergency: Rule = ({ emergency: { numbers } }) =>
  when(!numbers['default'], 'emergency.yaml: numbers: default is missing');

const concessionTopics: Rule = ({ concessions, topics }) =>
  concessions.flatMap(({ id, when: condition }) =>
    (condition.topics ?? [])
      .filter((topic) => !topics.some((one) => one.id === topic))
      .map((topic) => `concessions.yaml: ${id}: when.topics: ${topic} is not in topics.yaml`),
  );

/** Who carries a promise out has to be there, there has to be a promise, and its confirmation has to prove it. */
const executions: Rule = ({ concessions, integrations, promises }) =>
  concessions.flatMap(({ id, promise, execution }) => {
    const at = `concessions.yaml: ${id}: execution`;
    if (execution === undefined || execution.by === 'hand') return [];
    const { integration } = execution;
    return [
      ...when(
        !integrations.some((one) => one.id === integration),
        `${at}: integration: ${integration} is not in integrations.yaml`,
      ),
      ...when(
        integrations.some((one) => one.id === integration && one.helpDesk !== undefined),
        `${at}: integration: ${integration} is a help desk, which carries nothing out`,
      ),
      ...when(promise === undefined, `${at}: needs a promise: what is done with the agreement itself has no date`),
      ...when(
        !proofsFor({ concessions, promises }, { concession: id }).includes('system'),
        `${at}: promises.yaml: proof: must take \`system\`: the confirmation keeps the promise`,
      ),
    ];
  });

/** A type of event that there is not would never come. */
const TOLD: readonly string[] = [...eventTypes, ...incidentEventTypes];

const integrationEvents: Rule = ({ integrations }) =>
  integrations.flatMap(({ id, events = [] }) =>
    (events === 'all' ? [] : events)
      .filter((type) => !TOLD.includes(type))
      .map((type) => `integrations.yaml: ${id}: events: ${type} is no event (docs/events.md, docs/integrations.md)`),
  );

/** The agents of a help desk are told of little, and all that they would not be told of is a mistake. */
const helpDesks: Rule = ({ integrations }) =>
  integrations.flatMap(({ id, helpDesk, events = [] }) =>
    helpDesk === undefined
      ? []
      : (events === 'all' ? ['all'] : events)
          .filter((type) => !helpDeskEvents.some((one) => one === type))
          .map(
            (type) =>
              `integrations.yaml: ${id}: events: a help desk is told of ${helpDeskEvents.join(', ')}, not of ${type}`,
          ),
  );

/** Where no letter about a failure of ours may go out without a commitment, no letter goes out without a person who gives one. */
const letterCommitments: Rule = ({ promises: { letter }, negotiation: { release } }) => [
  ...repeated(letter.kinds.map(({ kind }) => kind)).map((kind) => `promises.yaml: letter.kinds: ${kind} stands twice`),
  ...when(
    letter.kinds.some(({ text }) => Math.max(text.es.length, text.en.length) > letter.length),
    'promises.yaml: letter.kinds: text: must not be longer than length',
  ),
  ...when(
    letter.ask === 'always' && (letter.most === 0 || letter.kinds.length === 0),
    'promises.yaml: letter.ask: always needs kinds, and most above 0',
  ),
  ...when(
    letter.ask === 'always' && release.automatic.length > 0,
    'promises.yaml: letter.ask: always needs a person who releases each letter (negotiation.yaml: release.automatic)',
  ),
];

const survey: Rule = ({ survey: { best, reopensUpTo, delivery }, integrations }) => [
  ...when(reopensUpTo >= best || reopensUpTo < 0, 'survey.yaml: reopensUpTo: must be from 0 to below best'),
  ...when(
    delivery !== undefined && (delivery.opensUpTo >= best || delivery.opensUpTo < 1),
    'survey.yaml: delivery: opensUpTo: must be from 1 to below best',
  ),
  ...(delivery?.from ?? [])
    .filter((id) => !integrations.some((one) => one.id === id))
    .map((id) => `survey.yaml: delivery: from: ${id} is not in integrations.yaml`),
];

const placesOf = (text: string): string => [...new Set(text.match(/\{\w+\}/g))].sort().join(' ');
const wordsOf = ({ subject, body, short = '' }: Source['messages']['es']['offer']): string => subject + body + short;

/** Both languages say the same: a place missing in one would be a message without its date or its link. */
const messages: Rule = ({ messages: { es, en } }) =>
  Object.entries(es).flatMap(([id, template]) => {
    const [spanish, english] = [template, en[id as keyof typeof en]].map((one) => placesOf(wordsOf(one)));
    return when(spanish !== english, `messages: ${id}: es has the places ${spanish}, en has ${english}`);
  });

/** A letter in another language may not lack a date, a link or a number that the Spanish one has. */
const otherLanguages: Rule = ({ messages: { es }, otherLanguages: others }) =>
  Object.entries(others).flatMap(([language, { templates = {}, part }]) => [
    ...Object.entries(templates).flatMap(([id, template]) => {
      const own = placesOf(wordsOf(template).replaceAll('{part}', ''));
      const spanish = placesOf(wordsOf(es[id as keyof typeof es]));
      return when(own !== spanish, `messages/${language}.yaml: ${id}: has the places ${own}, es has ${spanish}`);
    }),
    ...when(
      part === undefined && Object.values(templates).some((template) => wordsOf(template).includes('{part}')),
      `messages/${language}.yaml: part: is missing, and a template has its place`,
    ),
  ]);

/** What the schema of one file cannot see: what files say of each other. Returns every problem, with file and path. */
export const crossReferences: Rule = (policy) =>
  [
    uniqueIds,
    company,
    (whole: Source) => peopleProblems(whole).map(({ at, en }) => `${at}: ${en}`),
    deadlines,
    severity,
    priority,
    everyMotive,
    families,
    mail,
    improvement,
    emergency,
    concessionTopics,
    budgetReferences,
    executions,
    integrationEvents,
    helpDesks,
    letterCommitments,
    survey,
    messages,
    otherLanguages,
  ].flatMap((rule) => rule(policy));
