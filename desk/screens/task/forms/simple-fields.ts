import type { CaseTask, DeskCase, Team } from '../../../api/types.ts';
import { ownFiles } from '../../../parts/files/own-files.ts';
import type { Field, Option } from '../../../parts/form/fields.ts';
import type { Values } from '../../../parts/form/values.ts';
import type { SimpleWords } from './simple-words.ts';

type Asked = { say: SimpleWords; file: DeskCase; task: CaseTask; people: Team['people'] };
type Fields = (asked: Asked) => Field[];

const named = (labels: Record<string, string>, ...ids: string[]): Option[] =>
  ids.map((value) => ({ value, label: labels[value] ?? value }));

const is =
  (name: string, ...wanted: string[]) =>
  (values: Values): boolean =>
    wanted.includes(values[name] ?? '');

const call: Fields = ({ say, task }) => [
  { kind: 'yesNo', name: 'reached', label: task.inWriting ? say.reachedWriting : say.reached },
  { kind: 'text', name: 'notes', label: say.notes },
  { kind: 'yesNo', name: 'safe', label: say.safe, hint: say.safeHint, isOptional: true },
  ...(task.inWriting
    ? []
    : ([
        { kind: 'yesNo', name: 'recorded', label: say.recorded, isOptional: true },
        { kind: 'yesNo', name: 'consent', label: say.consent, hint: say.consentHint, when: is('recorded', 'yes') },
      ] satisfies Field[])),
];

/** Whether the form asks for another proof than words: only then may they be left out. */
const canBeProvedOtherwise = (proofs: readonly string[], file: DeskCase): boolean =>
  proofs.includes('reference') || (proofs.includes('file') && ownFiles(file).length > 0);

/** Which proofs the policy takes is the task's to say. */
const promise: Fields = ({ say, file, task: { proofs = [] } }) => [
  { kind: 'yesNo', name: 'kept', label: say.kept, yes: say.keptYes, no: say.keptNo, hint: say.keptHint },
  ...(proofs.includes('reference')
    ? ([
        { kind: 'line', name: 'reference', label: say.reference, isOptional: true, when: is('kept', 'yes') },
      ] satisfies Field[])
    : []),
  ...(proofs.includes('file') && ownFiles(file).length > 0
    ? ([
        {
          kind: 'select',
          name: 'file',
          label: say.proofFile,
          options: ownFiles(file).flatMap(({ id, name }) => (id ? [{ value: id, label: name ?? id }] : [])),
          isOptional: true,
          when: is('kept', 'yes'),
        },
      ] satisfies Field[])
    : []),
  {
    kind: 'text',
    name: 'proof',
    label: say.proof,
    isOptional: canBeProvedOtherwise(proofs, file),
    when: is('kept', 'yes'),
  },
  { kind: 'text', name: 'proof', label: say.whyNot, isOptional: true, when: is('kept', 'no') },
];

const reached =
  (...ways: string[]): Fields =>
  ({ say }) => [
    { kind: 'choice', name: 'how', label: say.how, options: named(say.ways, ...ways) },
    { kind: 'text', name: 'note', label: say.note },
  ];

const acceptance: Fields = ({ say, file }) => {
  const [offer] = file.offers.toSorted((a, b) => b.cycle - a.cycle || b.round - a.round);
  const options = offer?.options.map(({ option, title }) => ({ value: option, label: title })) ?? [];
  return [
    { kind: 'yesNo', name: 'accepted', label: say.accepted },
    { kind: 'select', name: 'option', label: say.option, options, isOptional: true, when: is('accepted', 'yes') },
    { kind: 'text', name: 'note', label: say.acceptedNote, isOptional: true },
  ];
};

const escalation: Fields = ({ say, people }) => [
  { kind: 'text', name: 'done', label: say.done },
  { kind: 'text', name: 'message', label: say.message, forCustomer: true },
  {
    kind: 'choice',
    name: 'where',
    label: say.where,
    options: [
      { value: 'stays', label: say.stays },
      { value: 'takeOver', label: say.takeOver },
      { value: 'backTo', label: say.giveBack },
    ],
  },
  {
    kind: 'select',
    name: 'backTo',
    label: say.backTo,
    options: people.map(({ id, name, away }) => ({ value: id, label: away ? `${name} (${say.away})` : name })),
    when: is('where', 'backTo'),
  },
];

/** What is asked for each kind of task that is no more than a few questions. */
export const simpleFields: Record<string, Fields> = {
  call,
  promise,
  meeting: ({ say }) => [
    {
      kind: 'choice',
      name: 'outcome',
      label: say.outcome,
      options: named(say.outcomes, 'held', 'not-held', 'dropped'),
    },
    { kind: 'text', name: 'note', label: say.meetingNote },
  ],
  contact: reached('phone', 'meeting', 'message', 'not-reached'),
  deliver: reached('phone', 'post', 'in-person', 'not-reached'),
  completion: ({ say }) => [{ kind: 'text', name: 'note', label: say.completion, rows: 5 }],
  'over-limit': ({ say }) => [{ kind: 'text', name: 'note', label: say.overLimit }],
  'confirm-customer': ({ say }) => [
    { kind: 'yesNo', name: 'confirmed', label: say.confirmed, hint: say.confirmedHint },
    { kind: 'text', name: 'reason', label: say.reason, when: is('confirmed', 'no') },
  ],
  'outage-update': ({ say }) => [
    { kind: 'text', name: 'causes', label: say.causes, forCustomer: true },
    { kind: 'text', name: 'restoration', label: say.restoration, rows: 3, forCustomer: true },
  ],
  update: ({ say }) => [
    {
      kind: 'text',
      name: 'text',
      label: say.update,
      hint: say.updateHint,
      rows: 6,
      forCustomer: true,
      isOptional: true,
    },
    { kind: 'text', name: 'called', label: say.called, hint: say.calledHint, isOptional: true },
  ],
  reply: ({ say }) => [
    {
      kind: 'choice',
      name: 'decision',
      label: say.decision,
      options: named(say.decisions, 'reopen', 'linked-case', 'note'),
    },
    { kind: 'text', name: 'reason', label: say.reason },
    { kind: 'text', name: 'message', label: say.message, forCustomer: true, isOptional: true },
  ],
  'second-person': ({ say }) => [
    { kind: 'choice', name: 'decision', label: say.second, options: named(say.seconds, 'confirm', 'refuse') },
    { kind: 'text', name: 'reason', label: say.reason },
  ],
  'account-review': ({ say }) => [
    { kind: 'text', name: 'findings', label: say.reviewFindings, hint: say.reviewFindingsHint },
    {
      kind: 'text',
      name: 'recommendation',
      label: say.recommendation,
      hint: say.recommendationHint,
      rows: 6,
      forCustomer: true,
      isOptional: true,
    },
  ],
  acceptance,
  escalation,
};
