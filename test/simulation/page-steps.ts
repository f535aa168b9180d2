import { linkVersion } from '#domain/case/links.ts';
import type { Scene, Step } from './step.ts';
import { people } from './words.ts';

/** What the team says among itself (desk-bodies.ts, desk-steps.ts): no customer reads it. */
const INTERNAL = ['El lote entero viene mal', 'Vacaciones', 'Nota para el equipo'] as const;

const pathOf = async ({ system }: Scene, caseId: string, version?: number): Promise<string> =>
  new URL(await system.amends.deps.trackingUrl(caseId, { ...(version !== undefined && { version }) })).pathname;

/** The customer looks where their complaint stands: they read of themselves, and nothing of what the team keeps to itself. */
export const readPage: Step = async (scene) => {
  const { system, random } = scene;
  const file = random.pick(await system.files());
  if (!file) return undefined;
  const { status, text } = await system.amends.call('GET', await pathOf(scene, file.head.caseId));
  const others = people
    .filter(({ email }) => email !== file.complainant.email)
    .flatMap(({ email, phone = email }) => [email, phone]);
  const shown = [...INTERNAL, ...others].find((words) => text.includes(words));
  if (shown) throw new Error(`The customer of ${file.head.reference} reads "${shown}"`);
  return `customer of ${file.head.reference} reads: ${status}`;
};

/** Somebody opens a link that was withdrawn. */
export const openOldLink: Step = async (scene) => {
  const { system, random } = scene;
  const file = random.pick((await system.files()).filter(({ head }) => linkVersion(head) > 0));
  if (!file) return undefined;
  const version = random.int(linkVersion(file.head));
  const { status } = await system.amends.call('GET', await pathOf(scene, file.head.caseId, version));
  if (status < 400) throw new Error(`A link of ${file.head.reference} opens that was withdrawn`);
  return `a withdrawn link of ${file.head.reference} is opened: ${status}`;
};
