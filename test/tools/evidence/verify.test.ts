import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseEvent } from '#domain/case/events.ts';
import { chainWithDigests, GENESIS } from '#domain/case/history.ts';
import { eventLine, eventOf, type Files, jsonFile, PLACES } from '#domain/evidence/contents.ts';
import { Manifest } from '#domain/evidence/manifest.ts';
import { zipOf } from '#platform/zip.ts';
import { aDocumentKey } from '#test/support/history-key.ts';
import { aPackedCase, type PackedForTests, sealed, sealedAnew } from '#test/support/packs.ts';
import { verifyBytes } from '#tools/evidence/verify.ts';

const text = (files: Files, path: string): string => Buffer.from(files.get(path) ?? []).toString('utf8');
const utf8 = (words: string): Uint8Array => new Uint8Array(Buffer.from(words, 'utf8'));
const json = (files: Files, path: string) => JSON.parse(text(files, path));

describe('npm run verify', () => {
  let packed: PackedForTests;
  let zip: Uint8Array;
  beforeAll(async () => {
    packed = await aPackedCase();
    zip = zipOf(packed.files);
  });
  const found = (bytes: Uint8Array) => verifyBytes(bytes, packed.keys);
  const lines = (): string[] => text(packed.files, PLACES.events).trimEnd().split('\n');
  const withLines = (changed: string[]): Files =>
    new Map([...packed.files, [PLACES.events, utf8(`${changed.join('\n')}\n`)]]);
  const manifest = (): Manifest => Manifest.parse(json(packed.files, 'manifest.json'));

  it('A pack that nobody touched holds, and says who took it and how far it was signed', () => {
    expect(found(zip)).toMatchObject({
      ok: true,
      problems: [],
      reference: packed.state.file.head.reference,
      takenBy: 'sofia',
      signedUpTo: packed.state.signed?.seq,
    });
    expect(packed.state.signed?.seq).toBeGreaterThan(10);
  });

  it('The same state of a case gives the same bytes', () => {
    const fixed = { sign: () => packed.key.sign(new Uint8Array()) };
    const once = fixed.sign();
    const bytes = () => zipOf(sealed(packed.state, { sign: () => once }));
    expect(Buffer.compare(bytes(), bytes())).toBe(0);
  });

  it('Each of a thousand changes of a single byte is found', () => {
    fc.assert(
      fc.property(fc.nat(zip.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = new Uint8Array(zip);
        changed[at] = (changed[at] ?? 0) ^ change;
        expect(found(changed).problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });

  /** What an item of the pack may be changed to by somebody who has the key for documents, so that all but the history fits again. */
  const itemChanges: Record<string, (at: number) => Files> = {
    'drop an event': (at) => withLines(lines().toSpliced(at, 1)),
    'swap two events': (at) => {
      const all = lines();
      const [one = '', two = ''] = all.splice(at, 2);
      return withLines(all.toSpliced(at, 0, two, one));
    },
    'say an event twice': (at) => withLines(lines().toSpliced(at, 0, lines()[at] ?? '')),
    'name another actor': (at) =>
      withLines(
        lines().map((line, n) => (n === at ? rewritten(line, { actor: { kind: 'person', id: 'nadie' } }) : line)),
      ),
    'write the whole history anew with another actor': (at) => {
      const changed = lines().map(eventOf);
      const event = changed[at] as CaseEvent;
      const other = changed.toSpliced(at, 1, { ...event, actor: { kind: 'person', id: 'nadie' } } as CaseEvent);
      const chained = chainWithDigests({ seq: 0, lastHash: GENESIS }, other, ({ digests = {} }) => digests);
      const head = { ...json(packed.files, PLACES.case).head, lastHash: chained.at(-1)?.hash };
      return new Map([
        ...withLines(chained.map(eventLine)),
        [PLACES.case, jsonFile({ ...json(packed.files, PLACES.case), head })],
      ]);
    },
    'change the words of a message': (at) => {
      const content = json(packed.files, PLACES.messages);
      const ids = Object.keys(content.texts);
      const id = ids[at % ids.length] as string;
      return changedJson(PLACES.messages, { ...content, texts: { ...content.texts, [id]: `${content.texts[id]}.` } });
    },
    'drop the words of a message': (at) => {
      const content = json(packed.files, PLACES.messages);
      const ids = Object.keys(content.texts);
      const { [ids[at % ids.length] as string]: _, ...texts } = content.texts;
      return changedJson(PLACES.messages, { ...content, texts });
    },
    'drop a decision': (at) => {
      const work = json(packed.files, PLACES.work);
      const kinds = Object.keys(work).filter((kind) => work[kind].length > 0);
      const kind = kinds[at % kinds.length] as string;
      return changedJson(PLACES.work, { ...work, [kind]: work[kind].slice(1) });
    },
    'say that somebody else decided': (at) => {
      const work = json(packed.files, PLACES.work);
      const task = at % work.tasks.length;
      return changedJson(PLACES.work, {
        ...work,
        tasks: work.tasks.map((one: object, n: number) => (n === task ? { ...one, decidedBy: 'nadie' } : one)),
      });
    },
    'change a field of the case': () => {
      const content = json(packed.files, PLACES.case);
      return changedJson(PLACES.case, { ...content, head: { ...content.head, owner: 'nadie' } });
    },
    'say that the words are withheld': () => new Map(packed.files),
  };
  const rewritten = (line: string, over: object): string => eventLine({ ...eventOf(line), ...over } as CaseEvent);
  const changedJson = (path: string, value: unknown): Files => new Map([...packed.files, [path, jsonFile(value)]]);

  /** The manifest as it has to be for the changed files: it names the end that their history has. */
  const fitting = (files: Files, name: string): Manifest => {
    const last = text(files, PLACES.events).trimEnd().split('\n').map(eventOf).at(-1);
    const withheld = name.endsWith('withheld') ? [{ part: 'case', why: 'link' as const }] : manifest().withheld;
    return { ...manifest(), lastHash: last?.hash ?? '', withheld };
  };

  it('Each of a thousand changes of a single item is found, though the key for documents signed it', () => {
    const signedUpTo = packed.state.signed?.seq ?? 0;
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(itemChanges)), fc.nat(signedUpTo - 2), (name, at) => {
        const files = itemChanges[name]?.(at) ?? packed.files;
        const { problems } = found(zipOf(sealedAnew(files, fitting(files, name), packed.key)));
        expect(problems.map(({ what }) => what)).not.toEqual([]);
        expect(problems.map(({ what }) => what)).not.toContain('file-changed');
      }),
      { numRuns: 1000 },
    );
  });

  it('What is found first is named: where an event is gone, at another place, or changed', () => {
    const first = (name: string, at: number) => {
      const files = itemChanges[name]?.(at) ?? packed.files;
      return found(zipOf(sealedAnew(files, fitting(files, name), packed.key))).problems[0];
    };
    expect(first('drop an event', 4)).toMatchObject({ what: 'event-missing', seq: 5 });
    expect(first('swap two events', 4)).toMatchObject({ what: 'event-out-of-order', seq: 5 });
    expect(first('name another actor', 4)).toMatchObject({ what: 'event-changed', seq: 5 });
    expect(first('write the whole history anew with another actor', 4)).toMatchObject({ what: 'not-as-signed' });
  });

  it('A pack that was made anew and signed with another key is none of ours, whatever it holds', () => {
    const other = sealed(packed.state, aDocumentKey());
    expect(found(zipOf(other)).problems).toEqual([
      expect.objectContaining({ what: 'not-signed-by-a-published-key', where: 'manifest.json' }),
    ]);
  });

  it.each([
    ['an empty file', () => new Uint8Array()],
    ['half a pack', () => zip.slice(0, zip.length / 2)],
    ['a letter', () => utf8('Estimados señores:')],
  ])('Of %s it says what it is not', (_, bytes) => {
    expect(found(bytes())).toMatchObject({
      ok: false,
      problems: [
        { what: 'zip-unreadable', message: expect.stringMatching(/^this is no zip archive, or not the whole/) },
      ],
    });
  });

  it('Neither key does the work of the other', () => {
    const { history, documents } = packed.keys;
    const swapped = verifyBytes(zip, { history: documents, documents: history });
    expect(swapped.problems.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['not-signed-by-a-published-key', 'head-not-signed']),
    );
  });

  it('Without a published key nothing is believed', () => {
    expect(verifyBytes(zip, { history: [], documents: [] })).toMatchObject({
      ok: false,
      problems: [{ what: 'no-published-keys' }],
    });
  });

  it('A file that was put in beside the others is found, and one that was taken out', () => {
    const more = new Map([...packed.files, ['extra.txt', utf8('hola')]]);
    expect(found(zipOf(more)).problems[0]).toMatchObject({ what: 'file-unknown', where: 'extra.txt' });
    const fewer = new Map([...packed.files].filter(([path]) => path !== PLACES.readable));
    expect(found(zipOf(fewer)).problems[0]).toMatchObject({ what: 'file-missing', where: PLACES.readable });
  });
});
