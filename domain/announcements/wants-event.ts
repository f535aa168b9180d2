import type { Integration } from '../policy/schema/integrations.ts';

/** Whether a system is to be told of events of a type. */
export const wantsEvent = ({ events = [] }: Pick<Integration, 'events'>, type: string): boolean =>
  events === 'all' || events.includes(type);
