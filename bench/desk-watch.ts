import { setTimeout as sleep } from 'node:timers/promises';
import type { Changes } from '#functions/desk/live/contract.ts';
import { type ApiClient, succeeded } from '#tools/api-client.ts';

/** How often an open desk is asked what has changed, for all who wait. */
const ASKS_EVERY_MS = 250;

/** What somebody has of a case: its reference, and the version they were shown. */
export type Seen = { reference: string; version: number };

export type DeskWatch = {
  /** Resolves when the case has another version than was seen. */
  changed: (seen: Seen) => Promise<void>;
};

/**
 * A desk that is looked at: what goes on in all cases is learned by one question, as its page asks it. Whoever asked for each case
 * again and again instead would measure their own questions: four of five requests of a lifecycle were such.
 * @param ask what has changed since, or in the last seconds
 */
export const watchDesk = (ask: (since: string | undefined) => Promise<Changes>): DeskWatch => {
  const versions = new Map<string, number>();
  const waiting = new Map<string, Set<() => void>>();
  let since: string | undefined;
  let asking: Promise<void> | undefined;

  const wake = (reference: string): void => {
    for (const resolve of waiting.get(reference) ?? []) resolve();
    waiting.delete(reference);
  };

  const askOnce = async (): Promise<void> => {
    const { at, cases, more } = await ask(since);
    since = at;
    for (const { reference, version } of cases) {
      if (versions.get(reference) === version) continue;
      versions.set(reference, version);
      wake(reference);
    }
    if (more) for (const reference of [...waiting.keys()]) wake(reference);
  };

  const whileSomebodyWaits = async (): Promise<void> => {
    for (; waiting.size > 0; await sleep(ASKS_EVERY_MS)) await askOnce();
    asking = undefined;
  };

  return {
    changed: async ({ reference, version }) => {
      if ((versions.get(reference) ?? 0) > version) return;
      const woken = new Promise<void>((resolve) => {
        waiting.set(reference, (waiting.get(reference) ?? new Set()).add(resolve));
      });
      asking ??= whileSomebodyWaits();
      // What asks fails for all who wait.
      await Promise.race([woken, asking]);
    },
  };
};

/** The desk as a supervisor has it before them. */
export const supervisorsWatch = (api: ApiClient): DeskWatch =>
  watchDesk(async (since) => succeeded(await (await api.as('sofia')).changes(since)));
