import type { Policy } from '../policy/policy.ts';
import { type Calendar, withClosingDays } from './calendar.ts';
import type { Law } from './law.ts';

/** The days on which the company works: its country's calendar without those on which it is closed; without one, all but weekends. */
export const workingDays = ({ law, policy }: { law: Pick<Law, 'find' | 'company'>; policy: Policy }): Calendar => {
  const { country, zone } = policy.company;
  const id = country.toLowerCase();
  const found = law.find(id) ?? {
    ...{ id, version: 'none', title: { es: id, en: id }, zone, validFrom: '', validThrough: '' },
    ...{ weekend: new Set([6, 7]), holidays: new Map() },
  };
  return withClosingDays(found, law.company);
};
