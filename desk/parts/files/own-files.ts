import type { DeskCase } from '../../api/types.ts';

/** The files of the case itself, which an expert can be shown and a promise proved by: what lies in a merged one is that one's. */
export const ownFiles = ({ attachments }: Pick<DeskCase, 'attachments'>): DeskCase['attachments'] =>
  attachments.filter(({ of }) => of === undefined);
