import type { DeskCase } from '../../../api/types.ts';
import { optionsOf } from '../../../parts/form/options.ts';
import type { Body } from '../../../parts/form/use-act.ts';
import type { Values } from '../../../parts/form/values.ts';
import { changesOf } from '../../task/forms/point-values.ts';
import { type Definition, reason } from './define.ts';

const merged = ({ people, ...body }: Body): Body => ({
  ...body,
  ...(people === 'same' && { samePerson: true }),
  ...(people === 'different' && { acknowledgeDifferentPeople: true }),
});

const recordedAdr = ({ what, ...body }: Body): Body => (what === 'ended' ? { ...body, answered: true } : body);

const isEnded = ({ what }: Values): boolean => what === 'ended';

/** What is said of the case itself: what it is, what it belongs to, what must not be done with it. */
export const ofCase: Record<string, Definition> = {
  kind: {
    group: 'what',
    fields: (setting) => [
      { kind: 'select', name: 'kind', label: setting.say.kind, options: optionsOf(setting.say.kinds) },
      reason(setting),
    ],
  },
  motive: {
    group: 'what',
    fields: (setting) => [
      { kind: 'select', name: 'motive', label: setting.say.motive, options: optionsOf(setting.say.motives) },
      reason(setting),
    ],
  },
  class: {
    group: 'what',
    fields: (setting) => [
      { kind: 'select', name: 'class', label: setting.say.class, options: optionsOf(setting.classes) },
      { kind: 'line', name: 'topic', label: setting.say.topic, isOptional: true },
      reason(setting),
    ],
  },
  points: {
    group: 'what',
    fields: () => [],
    toBody: (_, values, file: DeskCase) => ({ points: changesOf(file.points, values) }),
  },
  merge: {
    group: 'join',
    fields: (setting) => [
      { kind: 'line', name: 'into', label: setting.say.into },
      {
        kind: 'choice',
        name: 'people',
        label: setting.say.people,
        isOptional: true,
        options: [
          { value: 'same', label: setting.say.same },
          { value: 'different', label: setting.say.different },
        ],
      },
      reason(setting),
    ],
    toBody: merged,
  },
  split: {
    group: 'join',
    fields: (setting) => [reason(setting)],
    toBody: (body, values) => ({ ...body, messageIds: (values['messageIds'] ?? '').split('\n').filter(Boolean) }),
  },
  undo: { group: 'join', fields: (setting) => [{ ...reason(setting), isOptional: true }] },
  holds: {
    group: 'keep',
    fields: (setting) => [
      {
        kind: 'select',
        name: 'hold',
        label: setting.say.hold,
        options: setting.file.holds.map(({ hold, article }) => ({ value: hold, label: `${hold} (art. ${article})` })),
      },
      reason(setting),
    ],
    toBody: (body) => ({ ...body, release: true }),
  },
  adr: {
    group: 'keep',
    fields: ({ say }) => [
      {
        kind: 'choice',
        name: 'what',
        label: say.adrWhat,
        options: [
          { value: 'asked', label: say.adrAsked },
          { value: 'ended', label: say.adrEnded },
        ],
      },
      { kind: 'line', name: 'body', label: say.body, when: ({ what }) => what === 'asked' },
      { kind: 'line', name: 'requestId', label: say.requestId, isOptional: true, when: ({ what }) => what === 'asked' },
      { kind: 'line', name: 'requestId', label: say.requestId, when: isEnded },
      { kind: 'text', name: 'outcome', label: say.outcome, when: isEnded },
    ],
    toBody: recordedAdr,
  },
  'legal-hold': {
    group: 'keep',
    fields: (setting) => [{ kind: 'yesNo', name: 'hold', label: setting.say.keep }, reason(setting)],
  },
};
