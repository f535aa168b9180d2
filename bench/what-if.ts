import { loadPolicy } from '#policy/load.ts';
import { loadLaw } from '#policy/load-law.ts';
import { whatIf } from '#tools/what-if/what-if.ts';
import { tableOfPastCases } from './past-cases.ts';

const CASES = 10_000;

/** How long it takes one core to say what another policy would have made of 10,000 cases, read from memory. */
export const measureWhatIf = async (policyFolder = 'policy', count = CASES) => {
  const policy = loadPolicy(policyFolder);
  const law = loadLaw(policyFolder);
  const table = await tableOfPastCases(policy, count);
  const { ceiling } = policy.negotiation;
  const half = Object.fromEntries(Object.entries(ceiling).map(([level, most]) => [level, Math.floor(most / 2)]));
  const changed = { ...policy, negotiation: { ...policy.negotiation, ceiling: half as typeof ceiling } };
  const started = performance.now();
  const { cases, changed: changing } = await whatIf(table, {
    ...{ before: { policy, law }, after: { policy: changed, law } },
    ...{ from: '2026-12-31', to: '2028-12-31' },
  });
  return { cases, changing, seconds: (performance.now() - started) / 1000 };
};

if (import.meta.main) console.log(await measureWhatIf());
