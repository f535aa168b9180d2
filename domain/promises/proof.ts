import type { CaseFile } from '../case/case-file.ts';
import type { Commitment } from '../case/settlement.ts';
import { filePlaceOf, fileSourceOf } from '../messages/case-files.ts';
import type { Policy } from '../policy/policy.ts';
import type { ProofKind } from '../policy/schema/promises.ts';
import { Refusal } from '../refusal.ts';
import { kindOfPromise } from './tally.ts';

/** What somebody gives as a proof: at least one, and one of a kind that the policy takes for what was promised. */
export type GivenProof = {
  /** What was done, when, and where that can be seen. */
  proof?: string;
  /** The number that another system gave. */
  reference?: string;
  /** The id of a file of the case. */
  file?: string;
  /** The id of a message in which the customer says so. */
  message?: string;
};

/** A confirmation comes from the system itself (`POST /integrations/{name}`): nobody gives it in its place. */
type GivenKind = Exclude<ProofKind, 'system'>;

/** What proves a promise, as the case keeps it: of which kinds it is, and in words. */
export type KeptProof = { kinds: ProofKind[]; text: string };

/** The kinds of proof that the policy takes for a promise; the first is what is asked for. */
export const proofsFor = (
  policy: Pick<Policy, 'concessions' | 'promises'>,
  commitment: Pick<Commitment, 'concession' | 'kind'>,
): ProofKind[] => {
  const { proof } = policy.promises;
  const of = kindOfPromise(policy, commitment);
  const byKind: Partial<Record<string, ProofKind[]>> = proof;
  return byKind[of] ?? proof.other;
};

/** The fields of a request, by the kind of proof that they hold. */
const FIELDS: Record<GivenKind, keyof GivenProof> = {
  reference: 'reference',
  file: 'file',
  customer: 'message',
  words: 'proof',
};

const given = (proof: GivenProof): GivenKind[] =>
  (Object.keys(FIELDS) as GivenKind[]).filter((kind) => proof[FIELDS[kind]] !== undefined);

const unfit = (pointer: string, message: string): Refusal =>
  new Refusal('evidence-unfit', { errors: [{ pointer, message }] });

/** Refuses: evidence-unfit where a file or a message is not of this case, or the message not the customer's. */
const demandOfCase = (file: CaseFile, { file: fileId, message: messageId }: GivenProof): void => {
  const place = fileId === undefined ? undefined : filePlaceOf(fileId);
  if (fileId !== undefined && !(place && fileSourceOf(file, place)))
    throw unfit('/file', 'must be of a file of this case');
  const isCustomers = file.messages.some(
    (one) => one.messageId === messageId && one.direction === 'in' && one.audience === 'customer' && !one.person,
  );
  if (messageId !== undefined && !isCustomers)
    throw unfit('/message', 'must be the id of a message of the customer in this case');
};

const WORDS: Record<Exclude<GivenKind, 'words'>, string> = {
  reference: 'Referencia',
  file: 'Archivo',
  customer: 'Mensaje del cliente',
};

/** The proof in words, each of its parts on a line. */
const inWords = (proof: GivenProof): string =>
  [
    ...(proof.proof === undefined ? [] : [proof.proof]),
    ...(Object.keys(WORDS) as (keyof typeof WORDS)[]).flatMap((kind) => {
      const value = proof[FIELDS[kind]];
      return value === undefined ? [] : [`${WORDS[kind]}: ${value}`];
    }),
  ].join('\n');

/**
 * The proof of a promise that was kept.
 * Refuses: proof-missing where none is given, or none of a kind that the policy takes; evidence-unfit.
 */
export const proofOf = (
  { file, policy }: { file: CaseFile; policy: Pick<Policy, 'concessions' | 'promises'> },
  commitment: Pick<Commitment, 'concession' | 'kind'>,
  proof: GivenProof,
): KeptProof => {
  const kinds = given(proof);
  const accepted = proofsFor(policy, commitment);
  if (!kinds.some((kind) => accepted.includes(kind))) {
    const fields = accepted.flatMap((kind) => (kind === 'system' ? [] : FIELDS[kind]));
    const message = fields.includes('proof')
      ? 'must say what was done and where that can be seen'
      : `must be proved by one of ${fields.join(', ')}`;
    throw new Refusal('proof-missing', {
      errors: [{ pointer: fields.includes('proof') ? '/proof' : `/${fields[0] ?? 'proof'}`, message }],
    });
  }
  demandOfCase(file, proof);
  return { kinds, text: inWords(proof) };
};
