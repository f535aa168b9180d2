import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod/mini';
import { motives } from '#domain/understand/motives.ts';
import { caseKinds } from '#domain/vocabulary.ts';

/** A labelled text. TRIAGE.md beside the rows says what the labels mean. */
const LabelledText = z.strictObject({
  language: z.string(),
  sector: z.string(),
  kind: z.enum(caseKinds),
  severity: z.nullable(z.literal([1, 2, 3, 4])),
  danger: z.nullable(z.string()),
  topic: z.string(),
  motive: z.nullable(z.enum(motives)),
  text: z.string(),
});
export type LabelledText = z.infer<typeof LabelledText> & { set: string };

const FOLDER = join(import.meta.dirname, 'rows');

/** The set whose rows measure the result: nobody who wrote the others, or a rule, had seen it. */
export const MEASURED = 'visible';

const rowsIn = (folder: string): LabelledText[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
    .flatMap((file) =>
      readFileSync(join(folder, file), 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => ({ ...z.parse(LabelledText, JSON.parse(line)), set: basename(file, '.jsonl') })),
    );

/** All labelled rows, by set: one file each, one JSON object a line. */
export const readRows = (): LabelledText[] => rowsIn(FOLDER);

/** Texts that nothing is ever learned from, whoever tunes the reading does not look at them: letters of real length, or texts of all kinds. */
export const readHeldOut = (set: 'letters' | 'variants'): LabelledText[] =>
  rowsIn(join(import.meta.dirname, 'held-out')).filter((row) => row.set === set);
