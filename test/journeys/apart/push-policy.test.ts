import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { localEnvironment } from '#local/loopback.ts';
import { amendsHome, root } from '#local/paths.ts';
import { loadPolicy } from '#policy/load.ts';
import { changedPolicy } from '#test/support/changed-policy.ts';
import { succeeded } from '#tools/api-client.ts';
import { newCustomer } from '../support/customers.ts';
import { eventually } from '../support/eventually.ts';
import { stage } from '../support/stage.ts';
import { ownEmulator } from './own-emulator.ts';

// An emulator of its own: what is pushed holds for everybody.
const home = join(amendsHome, 'push-policy');
const running = ownEmulator(home);

const DEPLOYED = loadPolicy(join(root, 'policy'));

/** `npm run -s policy` as somebody types it. */
const policy = (...typed: string[]) => {
  const args = [join(root, 'tools/policy/policy.ts'), ...typed, '--outputs', join(home, 'outputs.json')];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: localEnvironment(running().run.endpointUrl),
    cwd: root,
  });
  return { status, said: `${stdout}${stderr}` };
};

/** A complaint, with its acknowledgment as the customer reads it. */
const complained = async () => {
  const { api } = stage(running().run);
  const customer = newCustomer();
  const text = 'El pedido llegó una semana tarde y nadie me avisó.';
  const { caseId } = succeeded(await api.complain({ text, customer }));
  const letter = await eventually('the acknowledgment', async () => {
    const mails = await api.mailsTo(customer.email);
    return mails.find(({ BodyText }) => BodyText.includes(ALWAYS))?.BodyText;
  });
  return { caseId, letter };
};

/** What the acknowledgment says, before and after the push. */
const ALWAYS = 'Gracias por contárnoslo.';
const SINCE = 'Una persona de Lumbre lo lee hoy mismo.';

test('A letter that is pushed goes to whoever complains from then on, without a deployment; an open case keeps its own', {
  timeout: 1_800_000,
}, async () => {
  const before = await complained();
  const folder = changedPolicy('messages/es.yaml', ALWAYS, `${ALWAYS} ${SINCE}`);
  const { version } = loadPolicy(folder);

  const shown = policy('push', '--policy', folder, '--dry-run', '--lang', 'en');
  expect(shown).toEqual({ status: 0, said: expect.stringContaining('Nothing is changed.') });
  expect(shown.said).toContain('messages/es.yaml: acknowledgment.body');
  expect(shown.said).toContain('Over the cases of');

  // What cannot be pushed changes nothing.
  const elsewhere = policy(
    'push',
    '--policy',
    changedPolicy('company.yaml', /^zone: .*/m, 'zone: America/Lima'),
    '--yes',
  );
  expect(elsewhere).toEqual({ status: 1, said: expect.stringContaining('needs a deployment') });
  const wrong = policy('push', '--policy', changedPolicy('negotiation.yaml', /^rounds: .*/m, 'rounds: many'), '--yes');
  expect(wrong).toEqual({ status: 1, said: expect.stringContaining('negotiation.yaml: rounds') });
  expect(policy('versions').said).toContain(`${DEPLOYED.version} holds, as deployed.`);

  const pushed = policy('push', '--policy', folder, '--yes', '--reason', 'Customers asked who reads it');
  expect(pushed).toEqual({ status: 0, said: expect.stringContaining(`Policy ${version} holds`) });
  const { api } = stage(running().run);
  const sofia = await api.as('sofia');
  const versionOf = async (caseId: string) => succeeded(await sofia.case(caseId)).policyVersion;
  // A function that has just asked what holds hears of it when it asks again.
  const after = await eventually('a complaint under the pushed policy', async () => {
    const one = await complained();
    return one.letter.includes(SINCE) && one;
  });
  expect(before.letter).not.toContain(SINCE);
  expect([await versionOf(before.caseId), await versionOf(after.caseId)]).toEqual([DEPLOYED.version, version]);

  const { record } = succeeded(await sofia.staff());
  expect(record[0]?.change).toMatchObject({ change: 'policy', to: version, reason: 'Customers asked who reads it' });
  const listed = policy('versions').said;
  expect(listed).toMatch(new RegExp(`${DEPLOYED.version} → ${version} +arn:aws:`));
  expect(policy('diff', '--policy', folder).said).toContain('nothing differs');

  const back = policy('rollback', 'deployed', '--yes', '--reason', 'Tried');
  expect(back).toEqual({ status: 0, said: expect.stringContaining(`Policy ${DEPLOYED.version} holds`) });
  await eventually('a complaint under the deployed policy', async () => !(await complained()).letter.includes(SINCE));
  expect(await versionOf(after.caseId)).toBe(version);
});
