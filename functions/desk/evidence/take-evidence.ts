import { anchoredHead } from '#cases/store/anchors.ts';
import { signedHead } from '#cases/store/signed-heads.ts';
import { type CaseFile, WHOLE } from '#domain/case/case-file.ts';
import type { NewEvent } from '#domain/case/events.ts';
import { hashOfBytes } from '#domain/evidence/manifest.ts';
import { packOf, sealedPack } from '#domain/evidence/pack.ts';
import { Refusal, type RefusalCode } from '#domain/refusal.ts';
import { requireCase, type User } from '#domain/tasks/decide.ts';
import { isRelated, relations } from '#domain/tasks/relations.ts';
import { LINK_SECONDS } from '#platform/aws/object-links.ts';
import { log } from '#platform/log.ts';
import { zipOf } from '#platform/zip.ts';
import type { EvidenceDeps, TakenEvidence } from './contract.ts';
import { gatherDocuments } from './gather-documents.ts';
import { gatherFiles } from './gather-files.ts';
import { gatherTimers } from './gather-timers.ts';

/** What taking a pack refuses. */
export const evidenceRefusals = ['no-such-case', 'not-your-case', 'case-blocked'] as const satisfies RefusalCode[];

/** Who takes it: somebody of the team, or a principal of AWS on the command line. */
type Taker = { user: User } | { principal: string };

const takenBy = (taker: Taker): NewEvent =>
  'user' in taker
    ? { type: 'evidence-taken', actor: { kind: 'person', id: taker.user.id }, data: {} }
    : { type: 'evidence-taken', actor: { kind: 'system' }, data: { principal: taker.principal } };

/** Refuses: not-your-case, case-blocked. */
const demandMayTake = (taker: Taker, file: CaseFile): void => {
  if ('user' in taker && !isRelated(relations.ownerOfCase, taker.user, { file })) throw new Refusal('not-your-case');
  if (file.head.blockedAt) throw new Refusal('case-blocked');
};

/** The pack of a case as it stands. */
const packNow = async (file: CaseFile, deps: EvidenceDeps): Promise<Uint8Array> => {
  const [signed, anchored] = await Promise.all([
    signedHead(deps.table, file.head.caseId),
    anchoredHead(deps.table, file.head.caseId),
  ]);
  const { files, bytes } = await gatherFiles(file, deps);
  const unsigned = packOf(
    {
      file,
      // Signed since the case was read: what it goes by is not in the pack.
      ...(signed && signed.seq <= file.head.seq && { signed }),
      ...(anchored && anchored.seq <= file.head.seq && { anchored }),
      timers: gatherTimers(file, deps),
      files,
      bytes: new Map([...bytes, ...(await gatherDocuments(file, deps))]),
    },
    { company: deps.policy.company.name },
  );
  return zipOf(sealedPack(unsigned, { signature: await deps.sign(unsigned.manifest) }));
};

/**
 * Makes the evidence pack of a case and says where it can be had for a minute. Who takes it is recorded first, so that the pack itself
 * says it and none leaves unseen.
 * Refuses: no-such-case, not-your-case, case-blocked.
 */
export const takeEvidence = async (
  { caseId: named, ...taker }: { caseId: string } & Taker,
  deps: EvidenceDeps,
): Promise<TakenEvidence> => {
  const { caseId, reference } = (await requireCase(deps.cases, named)).head;
  await deps.cases.change(caseId, deps.clock.now(), (file) => {
    demandMayTake(taker, file);
    return { events: [takenBy(taker)] };
  });
  const file = await requireCase(deps.cases, caseId, WHOLE);
  const bytes = await packNow(file, deps);
  const sha256 = hashOfBytes(bytes);
  const key = `packs/${caseId}/${sha256}.zip`;
  const name = `${reference}.zip`;
  await deps.evidence.keep(key, bytes, 'application/zip');
  log('info', 'evidence taken', { caseId, seq: file.head.seq, bytes: bytes.length });
  const until = new Date(Date.parse(deps.clock.now()) + LINK_SECONDS * 1000).toISOString();
  return { url: await deps.packLink(key, name), name, size: bytes.length, sha256, until };
};
