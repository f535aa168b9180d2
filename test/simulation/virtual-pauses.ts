import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';

/** Nobody waits in a simulation: pauses of functions are over at once, in the order in which they began. */
export const withoutPauses = (): (() => void) => {
  const [pause, wait] = [globalThis.setTimeout, timers.setTimeout];
  const atOnce = ((act: (...args: unknown[]) => void, _: number, ...args: unknown[]) =>
    setImmediate(act, ...args)) as unknown;
  Object.assign(globalThis, { setTimeout: atOnce });
  Object.assign(timers, { setTimeout: (_: number, value: unknown) => timers.setImmediate(value) });
  syncBuiltinESMExports();
  return () => {
    Object.assign(globalThis, { setTimeout: pause });
    Object.assign(timers, { setTimeout: wait });
    syncBuiltinESMExports();
  };
};
