import { describe, expect, it } from 'vitest';
import { signerOf } from '#domain/agreement/facts-of.ts';
import { caseFixture, policy, standingClock } from '#test/support/case-fixture.ts';

const AT = '2026-11-23T10:00:00.000Z';
const TODAY = { from: '2026-11-23', to: '2026-11-23' };

/** The team of the demo company, of whom some are away today. */
const without = (away: (roles: readonly string[]) => boolean) => ({
  ...policy,
  people: policy.people.map((person) => (away(person.roles) ? { ...person, absences: [TODAY] } : person)),
});

const unowned = async () => {
  const fixture = caseFixture(standingClock(), 'dated');
  await fixture.openCase();
  const file = await fixture.file();
  const { owner: _, ...head } = file.head;
  return { ...file, head };
};

describe('who signs what a complaint ends with, where nobody owns it', () => {
  it('A supervisor who is there does', async () => {
    const signer = signerOf(policy, await unowned(), AT);
    expect(policy.people.find(({ id }) => id === signer)?.roles).toContain('supervisor');
  });

  it('Nobody signs a case about themselves', async () => {
    const file = await unowned();
    const first = signerOf(policy, file, AT);
    const about = { ...file, head: { ...file.head, concerned: { [first]: 'named' as const } } };
    const signer = signerOf(policy, about, AT);
    expect(signer).not.toBe(first);
    expect(policy.people.find(({ id }) => id === signer)?.roles).toContain('supervisor');
  });

  it('Where all supervisors are away, another one who decides for the company does', async () => {
    const signer = signerOf(
      without((roles) => roles.includes('supervisor')),
      await unowned(),
      AT,
    );
    expect(policy.people.find(({ id }) => id === signer)?.roles).toEqual(['approver']);
  });

  it('Where everybody is away, somebody does all the same', async () => {
    const signer = signerOf(
      without(() => true),
      await unowned(),
      AT,
    );
    expect(policy.people.map(({ id }) => id)).toContain(signer);
  });
});
