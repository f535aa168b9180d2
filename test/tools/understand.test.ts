import { describe, expect, it } from 'vitest';
import { policy } from '#test/support/policy.ts';
import { understandLine } from '#tools/understand.ts';

describe('understand on the command line', () => {
  it('The command tells what the stage would tell, offline', async () => {
    const text = 'Hay una fuga de gas en la caldera y tengo mucho miedo. Es una vergüenza que nadie responda.';
    const line = await understandLine(policy, { id: 7, text });
    expect(line).toMatchObject({
      id: 7,
      language: 'es',
      sentiment: 'negative',
      kind: 'complaint',
      topic: 'safety',
      severity: 4,
    });
    expect(line.reasons.map(({ code }) => code)).toEqual(expect.arrayContaining(['gas', 'fear', 'topic-safety']));
  });

  it.each<{ what: string; text: string; language?: string; expected: string }>([
    { what: 'too short to feel', text: 'roto', expected: 'unknown' },
    {
      what: 'in a language Comprehend does not read',
      text: 'Fa tres setmanes que espero i ningú em respon. Ja no sé què més puc fer.',
      expected: 'ca',
    },
    { what: 'in the language the customer says', text: 'Pezeta', language: 'eu', expected: 'eu' },
  ])('No score is given for a text $what', async ({ text, language, expected }) => {
    expect(await understandLine(policy, { id: 'a', text, language })).toMatchObject({
      language: expected,
      sentiment: null,
    });
  });

  it('Reading 500 texts of 600 characters takes no longer than going over their words two hundred times', async () => {
    const text =
      'Hace tres días que la caldera no calienta y nadie contesta al teléfono. Llamé ayer y me colgaron. '.repeat(6);
    await understandLine(policy, { id: 0, text });
    // It is half of that, and nearly two thirds where a processor is shared: what else runs slows both, if not quite alike.
    const seconds = (): number => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1e6;
    };
    const goOver = (words: string, times: number): number => {
      const seen = new Map<string, number>();
      for (let time = 0; time < times; time++)
        for (const word of `${words}${time}`
          .normalize('NFD')
          .toLowerCase()
          .match(/\p{L}+/gu) ?? [])
          seen.set(word + time, (seen.get(word) ?? 0) + 1);
      return seen.size;
    };
    const ratio = async (round: number): Promise<number> => {
      let [read, gone] = [0, 0];
      for (let id = 1; id <= 500; id++) {
        const line = `${text} Es la queja número ${round}-${id}.`;
        const start = seconds();
        await understandLine(policy, { id, text: line });
        const end = seconds();
        expect(goOver(line, 20)).toBeGreaterThan(20);
        read += end - start;
        gone += seconds() - end;
      }
      return read / gone;
    };
    let least = Number.POSITIVE_INFINITY;
    for (let round = 0; round < 3 && least >= 10; round++) least = Math.min(least, await ratio(round));
    expect(least).toBeLessThan(10);
  });
});
