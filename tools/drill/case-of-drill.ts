import { type Bench, DrillFailed, noted, type Patience, until } from './bench.ts';
import type { ComplaintPorts, DrillCase, DrillComplaint } from './complaint.ts';

/** A mail becomes a case within seconds; a function that has to start first, and the outbox, take longer. */
export const COMES_IN: Patience = { seconds: 300, every: 2 };

/** The only case of the complainant, once somebody of the team is asked. @throws DrillFailed */
export const caseThatWaits = (bench: Bench, { email }: DrillComplaint, ports: ComplaintPorts): Promise<DrillCase> =>
  until(bench, { what: 'the complaint of the drill waits for somebody of the team', ...COMES_IN }, async () => {
    const [found, ...others] = await ports.cases(email);
    if (others.length > 0) throw new DrillFailed(`The one mail of the drill became ${others.length + 1} cases`);
    if (found?.setAside)
      throw new DrillFailed(`The case ${found.reference} was set aside before the drill could begin`);
    return found?.asked && found.execution?.status === 'RUNNING' ? found : undefined;
  });

/** Takes the complaint of a drill back: set aside, erased as at a person’s request, destroyed, its execution ended. What is not there needs none of it. */
export const takeBack = async (bench: Bench, { email }: DrillComplaint, ports: ComplaintPorts): Promise<string[]> => {
  for (const { caseId } of await ports.cases(email))
    await until(bench, { what: 'work on the case of the drill can stop', ...COMES_IN }, () => ports.setAside(caseId));
  const found = await ports.cases(email);
  if (found.length === 0)
    noted(bench, `Its mail is no case yet. Once it is: npm run -s person -- erase --email ${email}`);
  const became = await ports.erase(email);
  for (const { caseId } of found) {
    await ports.destroy(caseId);
    await ports.stop(caseId);
  }
  return became;
};
