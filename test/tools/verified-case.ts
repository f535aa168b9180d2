import { keys } from '#cases/store/keys.ts';
import { headIn } from '#cases/store/stream.ts';
import type { Item } from '#cases/store/table.ts';
import type { SignedAnchor } from '#domain/case/anchors.ts';
import type { CaseEvent } from '#domain/case/events.ts';
import { chainWithDigests, GENESIS } from '#domain/case/history.ts';
import type { HistoryHead } from '#domain/case/signed-heads.ts';
import { type AnchorDeps, anchorHistories } from '#functions/anchor/anchor-histories.ts';
import { signHeads } from '#functions/sign-heads/sign-heads.ts';
import { cast } from '#test/support/cast.ts';
import { aHistoryKey } from '#test/support/history-key.ts';
import { inMemoryAmends } from '#test/support/in-memory-amends.ts';
import { verifyHistories } from '#tools/verify-history/verify.ts';

const complaint = {
  text: 'Soy Marta y la lavadora llegó rota el martes. Nadie me atiende y quiero mi dinero.',
  desiredRemedy: 'Que me devuelvan los 420 euros',
  customer: { name: 'Marta Olmedo Ruiz', email: 'marta.olmedo@correo.example' },
  orderRef: 'P-77812',
};

/** A complaint that was examined, approved and accepted, with the heads that were signed on its way, and who verifies it. */
export const aVerifiedCase = async () => {
  const amends = inMemoryAmends();
  const key = aHistoryKey();
  const { memory: table } = amends;
  const sign = async (isMeant = (_: HistoryHead) => true) =>
    signHeads(
      table
        .all()
        .flatMap((item) => headIn(item) ?? [])
        .filter(isMeant),
      { table, clock: amends.deps.clock, sign: key.sign },
    );
  /** Anchors as they lie where nothing can be removed. */
  const kept = new Map<number, SignedAnchor>();
  /** What the daily run does; `over` where something of it is another. */
  const anchor = (over: Partial<AnchorDeps> = {}) =>
    anchorHistories(
      {},
      {
        ...{ table, clock: amends.deps.clock, sign: key.sign },
        keep: async (signed) => void (kept.has(signed.anchor.number) || kept.set(signed.anchor.number, signed)),
        stamp: async () => undefined,
        ...over,
      },
    );
  const story = await cast(amends, complaint);
  const { caseId } = story;
  await sign();
  await story.examines({ questions: [{ domain: 'legal', question: '¿Es defecto de origen?' }] });
  await story.complete('consult', { valid: true, liable: true, explanation: 'Venía rota de fábrica.' });
  for (let turn = 0; (await story.open('approve')).length > 0 && turn < 3; turn++)
    await story.complete('approve', { decision: 'approve', reason: 'Es justo.' });
  await sign();
  const option = (await story.sees()).offer?.options[0]?.option;
  await story.answers({ decision: 'accept', option });
  await sign();

  /** What a verification finds, of all cases and batches: `case: what part or number`. */
  const found = async (publicKey = key.publicKey): Promise<string[]> => {
    const sight = { table, publicKey, now: amends.now, kept: async (number: number) => kept.get(number) };
    const { results, signatures, anchors } = await verifyHistories({ from: '2026-01' }, sight);
    const lines = [
      ...anchors.problems.map((problem) => `anchor ${problem.anchor} ${problem.what}`),
      ...signatures.problems.map(({ batch, what }) => `batch ${batch} ${what}`),
    ];
    for await (const { problems } of results)
      lines.push(...problems.map((problem) => Object.values(problem).join(' ')));
    return lines;
  };
  const items = (): Item[] => table.all().filter(({ pk }) => pk === keys.partition(caseId));
  const item = (prefix: string): Item => {
    const one = items().find(({ sk }) => sk.startsWith(prefix));
    if (!one) throw new Error(`Nothing at ${prefix}`);
    return one;
  };
  const put = (one: Item) => table.write([{ put: one }]);
  const drop = ({ pk, sk }: Item) => table.write([{ drop: { pk, sk } }]);
  const events = (): Item[] =>
    items()
      .filter(({ sk }) => sk.startsWith('EVENT#'))
      .sort((a, b) => Number(a['seq']) - Number(b['seq']));

  /** Chains the whole history anew after somebody changed it, and lets the head say so: what hashes alone cannot find. */
  const chainAnew = async (change: (event: CaseEvent) => CaseEvent, count = Number.POSITIVE_INFINITY) => {
    const stored = events();
    for (const one of stored.slice(count)) await drop(one);
    const kept = stored.slice(0, count);
    const changed = kept.map((one) => change(one as unknown as CaseEvent));
    const links = chainWithDigests({ seq: 0, lastHash: GENESIS }, changed, ({ digests = {} }) => digests);
    for (const [index, link] of links.entries()) await put({ ...(kept[index] as Item), ...link });
    const last = links.at(-1);
    await put({ ...item('CASE'), seq: last?.seq, lastHash: last?.hash });
  };
  const whole = table.all();
  /** Puts back all that was stored. */
  const restore = async () => {
    for (const one of table.all()) await drop(one);
    for (const one of whole) await put(one);
  };
  return {
    restore,
    amends,
    table,
    story,
    caseId,
    key,
    sign,
    anchor,
    kept,
    found,
    items,
    item,
    put,
    drop,
    events,
    chainAnew,
  };
};
export type VerifiedCase = Awaited<ReturnType<typeof aVerifiedCase>>;
