import type { ImportGraph } from './imports.ts';

/** The folders of the repository that hold code, with what each may use (docs/architecture.md, Rooms). */
export const rooms = {
  domain: [],
  platform: ['domain'],
  channels: ['domain', 'platform'],
  cases: ['domain', 'platform', 'channels'],
  policy: ['domain'],
  functions: ['domain', 'platform', 'channels', 'cases'],
  desk: ['domain', 'functions'],
  infra: ['domain', 'policy', 'functions'],
  tools: ['domain', 'platform', 'channels', 'cases', 'policy', 'functions', 'infra', 'local'],
  local: ['domain', 'platform', 'channels', 'cases', 'policy', 'functions', 'infra', 'tools'],
  bench: ['domain', 'platform', 'channels', 'cases', 'policy', 'functions', 'infra', 'tools', 'local', 'test'],
  test: ['domain', 'platform', 'channels', 'cases', 'policy', 'functions', 'desk', 'infra', 'tools', 'local', 'bench'],
} as const satisfies Record<string, string[]>;
export type Room = keyof typeof rooms;

/** The packages that the domain may use: it is pure. Other rooms use any. */
export const DOMAIN_PACKAGES = ['zod', 'canonicalize', 'node:crypto'];

/** What infra may know of the functions. */
const DEPLOYED = /^functions\/(?:manifest|function-entry|ways-in|stages\/manifest)\.ts$|\/(?:contract|endpoints)\.ts$/;

/**
 * Where a folder of functions may use another one otherwise than by its `contract.ts`, and why. Nowhere else says so.
 * @param to tested on the file that is imported
 */
export const exceptions: { from: RegExp; to: RegExp; because: string }[] = [
  {
    from: /^functions\/(?:stages\/)?manifest\.ts$/,
    to: /^functions\//,
    because: 'The manifest lists all functions; it loads the code of a stage only for whoever runs it.',
  },
  {
    from: /^functions\/(?:desk|track)\//,
    to: /^functions\/stages\/(?:agree\/record-points|approve\/record-verdict|consult\/record-(?:opinion|ruling)|examine\/record-findings|follow-up\/record-(?:promise|survey)|offer\/(?:record-(?:answer|acceptance|counter)|end-offer|check-acceptance|open-offer)|release\/record-release)\.ts$/,
    because:
      'A stage that waits for people has no function of its own: desk and tracking page run what they decide, and check.',
  },
];

const isRoom = (name: string): name is Room => Object.hasOwn(rooms, name);
const roomOf = (file: string): Room | undefined => {
  const [first = '', second] = file.split('/');
  return second !== undefined && isRoom(first) ? first : undefined;
};

/** `functions/desk`, `functions/stages/own`. */
const functionOf = (file: string): string =>
  file
    .split('/')
    .slice(0, file.startsWith('functions/stages/') ? 3 : 2)
    .join('/');

const betweenRooms = (from: Room, to: Room, imported: string): string | undefined => {
  if (from === to) return undefined;
  const allowed: readonly string[] = rooms[from];
  if (!allowed.includes(to)) return `${from} may use ${allowed.join(', ') || 'nothing but itself'}`;
  if (to !== 'functions') return undefined;
  if (from === 'infra' && !DEPLOYED.test(imported))
    return 'infra may use manifest, contracts and endpoints of functions';
  return from === 'desk' && !imported.endsWith('contract.ts') ? 'desk may use contracts of functions' : undefined;
};

const betweenFunctions = (file: string, imported: string): string | undefined => {
  if (functionOf(file) === functionOf(imported) || imported.endsWith('/contract.ts')) return undefined;
  return exceptions.some(({ from, to }) => from.test(file) && to.test(imported))
    ? undefined
    : 'a function uses another one by its contract.ts only';
};

const wallBetween = (file: string, imported: string): string | undefined => {
  const from = roomOf(file);
  if (!from) return undefined;
  const to = roomOf(imported);
  if (to)
    return (
      betweenRooms(from, to, imported) ??
      (from === 'functions' && to === 'functions' ? betweenFunctions(file, imported) : undefined)
    );
  const isAllowed = DOMAIN_PACKAGES.some((name) => imported === name || imported.startsWith(`${name}/`));
  return from === 'domain' && !isAllowed ? `domain may use no package but ${DOMAIN_PACKAGES.join(', ')}` : undefined;
};

/** Every import that goes through a wall, with what is allowed instead. */
export const brokenWalls = (graph: ImportGraph): string[] =>
  [...graph].flatMap(([file, imports]) =>
    imports.flatMap((imported) => {
      const wall = wallBetween(file, imported);
      return wall ? [`${file} imports ${imported}: ${wall}`] : [];
    }),
  );
