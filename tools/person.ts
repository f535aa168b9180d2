import { writeFileSync } from 'node:fs';
import { MAIL_ADDRESS } from '#domain/mail-address.ts';
import { Refusal } from '#domain/refusal.ts';
import type { RetentionDeps } from '#functions/retention/deps.ts';
import { exportPerson } from '#functions/retention/export-person.ts';
import type { PersonIdentity } from '#functions/retention/find-person.ts';
import { unblock } from '#functions/retention/unblock.ts';
import { Advice, fail } from '#local/progress.ts';
import { readArguments } from './arguments.ts';
import { erasedOf } from './erased-of.ts';
import { retentionDeps } from './retention-deps.ts';

/** `npm run -s person -- ...`: a person's rights over their data, and blocked cases for a court (docs/retention.md). */
const USAGE = `Usage: npm run -s person -- export  (--email X | --phone X | --id X) [--out FILE] [--claimed]
       npm run -s person -- erase   (--email X | --phone X | --id X) --reason TEXT
       npm run -s person -- unblock --case REFERENCE|ID --reason TEXT --by NAME
       [--outputs FILE]  outputs of "cdk deploy --outputs-file"; the local run if absent
       [--policy FOLDER] the policy that is deployed there; the one of this checkout if absent`;

const options = {
  email: { type: 'string' },
  phone: { type: 'string' },
  id: { type: 'string' },
  out: { type: 'string' },
  case: { type: 'string' },
  reason: { type: 'string' },
  by: { type: 'string' },
  outputs: { type: 'string' },
  policy: { type: 'string' },
  claimed: { type: 'boolean' },
} as const;
type Values = Partial<Record<Exclude<keyof typeof options, 'claimed'>, string>> & { claimed?: boolean };

const personOf = ({ email, phone, id }: Values): PersonIdentity => {
  if (!email && !phone && !id) throw new Advice(`Who is it? Name --email, --phone or --id\n${USAGE}`);
  // As mails come in: what nobody could have now, such as two dots, may have written to us all the same.
  if (email && !MAIL_ADDRESS.test(email.trim()))
    throw new Advice(`--email ${email}: must be an e-mail address, such as ana@example.com`);
  return { ...(email && { email }), ...(phone && { phone }), ...(id && { id }) };
};

const needed = (values: Values, name: 'reason' | 'case' | 'by'): string => {
  const value = values[name];
  if (!value) throw new Advice(`--${name} is missing\n${USAGE}`);
  return value;
};

const commands: Record<string, (values: Values, deps: () => Promise<RetentionDeps>) => Promise<string>> = {
  export: async (values, deps) => {
    const text = JSON.stringify(
      await exportPerson({ ...personOf(values), withClaimed: values.claimed === true }, await deps()),
      undefined,
      2,
    );
    if (!values.out) return text;
    // Nobody but the one who exports it reads it.
    writeFileSync(values.out, `${text}\n`, { mode: 0o600 });
    return `Everything held of this person: ${values.out}`;
  },
  erase: async (values, deps) => {
    const request = { person: personOf(values), reason: needed(values, 'reason') };
    const lines = await erasedOf(request, await deps());
    return lines.length > 0 ? lines.join('\n') : 'Nothing is held of this person';
  },
  unblock: async (values, deps) => {
    const request = { caseId: needed(values, 'case'), reason: needed(values, 'reason'), by: needed(values, 'by') };
    await unblock(request, await deps());
    return 'The case can be read again. It is under a legal hold until a supervisor lifts it at the desk';
  },
};

const main = async (): Promise<void> => {
  const { values, positionals } = readArguments(USAGE, { options, allowPositionals: true });
  const [name = ''] = positionals;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command || positionals.length > 1) throw new Advice(USAGE);
  try {
    console.log(await command(values, () => retentionDeps(values)));
  } catch (error) {
    throw error instanceof Refusal ? new Advice(error.message) : error;
  }
};

if (import.meta.main) await main().catch(fail);
