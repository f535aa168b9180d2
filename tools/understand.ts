import { createInterface } from 'node:readline';
import * as z from 'zod/mini';
import type { Feeling } from '#domain/case/reason.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { judge } from '#domain/understand/judge.ts';
import { analyse } from '#functions/stages/understand/analyse.ts';
import { detectLanguage, detectSentiment } from '#local/comprehend/analysis.ts';
import { fail } from '#local/progress.ts';
import { SURE_LANGUAGE, type TextAnalysis } from '#platform/aws/comprehend.ts';
import { readArguments } from './arguments.ts';
import { policyIn } from './policy-at-hand.ts';

const Line = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  language: z.optional(z.nullable(z.string())),
});
type Line = z.infer<typeof Line>;

/** The stand-in for Comprehend, asked in this process. Only what is printed is asked for. */
const standIn: TextAnalysis = {
  language: async (text) => {
    const [best] = detectLanguage(text);
    return best && best.score >= SURE_LANGUAGE ? best.languageCode : undefined;
  },
  feeling: async (text, language) => detectSentiment(text, language).sentiment.toLowerCase() as Feeling,
  keyPhrases: async () => [],
  personalKinds: async () => [],
  personalData: async () => [],
};

/** What the stage understand would make of a text, with `null` for what it would leave unknown. */
export const understandLine = async (policy: Policy, { id, text, language }: Line) => {
  const analysis = await analyse({ text, language: language ?? undefined }, standIn, policy);
  const context = { text, language: analysis.language, feeling: analysis.feeling, earlierCases: 0 };
  const { kind, topic, motive, severity, reasons } = judge(policy, context);
  return {
    id,
    language: analysis.language,
    sentiment: analysis.feeling ?? null,
    kind,
    topic: topic ?? null,
    motive: motive ?? null,
    severity: severity.level,
    reasons: [...severity.reasons, ...reasons],
  };
};

const USAGE = `Usage: npm run -s understand [-- --policy FOLDER] < FILE
  FILE  one JSON object {id, text, language?} on each line`;

/** Reads JSON lines `{id, text, language?}`, prints one JSON line for each; lines that are none go to stderr. Offline. */
const main = async (): Promise<void> => {
  const { values } = readArguments(USAGE, { options: { policy: { type: 'string', default: 'policy' } } });
  const policy = policyIn(values.policy);
  let number = 0;
  for await (const line of createInterface({ input: process.stdin })) {
    number++;
    if (line.trim() === '') continue;
    try {
      console.log(JSON.stringify(await understandLine(policy, Line.parse(JSON.parse(line)))));
    } catch {
      console.error(`Line ${number} is not JSON with id and text`);
      process.exitCode = 1;
    }
  }
};

if (import.meta.main) await main().catch(fail);
