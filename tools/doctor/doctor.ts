import { fail } from '#local/progress.ts';
import { readArguments } from '../arguments.ts';
import { lawIn, policyIn } from '../policy-at-hand.ts';
import { outputsOf } from '../stack-outputs.ts';
import { findingsOf, judges, partsOf, type Wanted } from './judge.ts';
import { look, wholeStack } from './look.ts';
import type { Finding, Part } from './sight.ts';

/**
 * `npm run doctor`: looks at a deployed stack, changes nothing, and says what is missing before people can rely on it. Leaves with 0 if nothing
 * is, 1 if something is missing or could not be looked at.
 */
const USAGE = `Usage: npm run -s doctor
       npm run -s doctor -- --outputs outputs.json [--policy DIR] [--api URL]
  --outputs  what "cdk deploy --outputs-file" wrote; without it the local run that is up is looked at
  --policy   folder of the policy that was deployed; "policy" if absent
  --api      where the form and the desk are reached, if not at the output ApiUrl`;

const SIGNS: Record<Finding['level'], string> = { missing: '✗', note: '·', unseen: '?' };

/** What was found, part by part, for people. */
export const rendered = (parts: Part[], findings: Finding[]): string => {
  const told = (part: Finding['part'], title: string) => {
    const found = findings.filter((one) => one.part === part);
    const well = found.every(({ level }) => level === 'note');
    return [
      `${well ? '✓' : '✗'} ${title}`,
      ...found.flatMap(({ level, what, mend }) => [`    ${SIGNS[level]} ${what}`, `      ${mend}`]),
    ];
  };
  const missing = findings.filter(({ level }) => level !== 'note').length;
  const lines = [
    ...parts.flatMap((part) => told(part, judges[part].title)),
    ...told('calendars', 'calendars reach far enough'),
  ];
  return `${lines.join('\n')}\n\n${missing === 0 ? 'Nothing is missing.' : `${missing} ${missing === 1 ? 'thing is' : 'things are'} missing.`}`;
};

const options = { outputs: { type: 'string' }, policy: { type: 'string' }, api: { type: 'string' } } as const;

/** What is missing in the stack that the outputs name, and what was looked at. */
const examine = async ({
  outputs,
  policy: folder = 'policy',
  api,
}: {
  outputs?: string | undefined;
  policy?: string | undefined;
  api?: string | undefined;
}): Promise<{ parts: Part[]; findings: Finding[] }> => {
  const { stack, output, policyVersion, run } = outputsOf(outputs);
  const apiUrl = (api ?? run?.apiUrl ?? output('ApiUrl')).replace(/\/$/, '');
  const whole = await wholeStack({ stack, output, policyVersion, apiUrl });
  const wanted: Wanted = {
    policy: policyIn(folder),
    calendarWarnings: lawIn(folder).warnings,
    local: whole.local,
  };
  const parts = partsOf(wanted);
  const seen = await look(whole, parts);
  return { parts, findings: findingsOf(seen, wanted) };
};

const main = async (): Promise<void> => {
  const { values } = readArguments(USAGE, { options });
  const { parts, findings } = await examine(values);
  console.log(rendered(parts, findings));
  if (findings.some(({ level }) => level !== 'note')) process.exitCode = 1;
};

if (import.meta.main) await main().catch(fail);
