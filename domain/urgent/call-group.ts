import { sha256 } from '../case/history.ts';
import type { Policy } from '../policy/policy.ts';
import type { Clock, Instant } from '../time.ts';
import { says, tokens } from '../understand/words.ts';
import type { DangerKind } from '../vocabulary.ts';

/** What calls are grouped by. */
export type Failure = {
  text: string;
  topic: string | undefined;
  kinds: DangerKind[];
  product: string | undefined;
  /** ISO 3166-2, where it is known. */
  region: string | undefined;
  at: Instant;
};

/** A failure that several people may call about: `most` of them are called each. */
export type CallGroup = { id: string; most: number };

/** The postal code that a text names; five digits after "CP", or before the name of a town. */
const postalCodeIn = (text: string): string | undefined => {
  const named = /(?:c\.?\s?p\.?|c[oó]digo postal|postcode|zip)[\s:.]*(\d{5})\b/i.exec(text);
  return named?.[1] ?? /\b(\d{5})\s+\p{Lu}\p{Ll}+/u.exec(text)?.[1];
};

/**
 * The group a call belongs to: same topic, kinds of danger, place and product within the time of the policy. Where words say that
 * others have the same failure, or name the postal code, it is taken for one failure; else those only look alike, and many
 * more of them are called.
 */
export const callGroupOf = (
  { text, topic, kinds, product, region, at }: Failure,
  { policy, clock }: { policy: Policy; clock: Clock },
): CallGroup => {
  const { within, own, ownApart, sharedWords } = policy.emergency.groups;
  const length = Date.parse(clock.after(at, within)) - Date.parse(at);
  const postalCode = postalCodeIn(text);
  const isShared = says(tokens(text), sharedWords);
  const place = postalCode ?? region ?? '';
  const key = [
    topic ?? '',
    [...kinds].sort().join('+'),
    place,
    product ?? '',
    isShared,
    Math.floor(Date.parse(at) / length),
  ];
  return { id: sha256(key.join('\n')).slice(0, 16), most: postalCode || isShared ? own : ownApart };
};
