import { type DangerKind, dangers } from '../../vocabulary.ts';

const isKind = (kind: string): kind is DangerKind => (dangers as readonly string[]).includes(kind);

/** The kinds of danger that the classifier tells apart, as we name them. */
export const dangerKindOf = (kind: string): DangerKind =>
  kind === 'electric' ? 'electricity' : isKind(kind) ? kind : 'other';
