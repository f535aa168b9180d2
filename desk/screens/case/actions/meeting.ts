import type { Field } from '../../../parts/form/fields.ts';
import { optionsOf } from '../../../parts/form/options.ts';
import type { Setting } from './define.ts';
import { DATES } from './meeting-dates.ts';

/** With whom the customer can be asked to meet: the owner, the leader where they have one, or a mediator of the policy. */
const attendants = ({ say, file }: Setting): Record<string, string> => ({
  owner: say.owner,
  ...(file.leader && { leader: `${say.leader} (${file.leader})` }),
  ...Object.fromEntries((file.mediators ?? []).map(({ id, name }) => [id, name])),
});

/** What proposing a meeting asks: how, with whom, up to three dates, and the letter. */
export const meetingFields = (setting: Setting): Field[] => {
  const { say, file } = setting;
  return [
    { kind: 'choice', name: 'how', label: say.how, options: optionsOf(say.meetingWays) },
    { kind: 'select', name: 'with', label: say.meetingWith, options: optionsOf(attendants(setting)) },
    ...DATES.map(
      (name, index): Field => ({
        kind: 'line',
        type: 'datetime-local',
        name,
        label: say.dates(index + 1),
        ...(file.zone && { hint: say.datesHint(file.zone) }),
        isOptional: index > 0,
      }),
    ),
    { kind: 'line', name: 'where', label: say.where, isOptional: true },
    { kind: 'text', name: 'text', label: say.letter, rows: 6, forCustomer: true },
  ];
};
