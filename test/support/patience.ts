/*
 * What is asked over the loopback is answered sooner or later: how soon says nothing of what is tested, and a machine that does much
 * else besides may take longer than whoever calls a service of the cloud waits. Runs before each file of tests.
 */
const LONG_MS = 600_000;

const { timeout } = AbortSignal;
const patiently = (ms: number): AbortSignal => timeout.call(AbortSignal, Math.max(ms, LONG_MS));

// Files share what is global.
if (timeout.name !== patiently.name) AbortSignal.timeout = patiently;
