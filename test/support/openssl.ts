import { spawnSync } from 'node:child_process';

/** Whether this machine has openssl: what it proves beside our own code is proved where there is one. */
export const hasOpenssl: boolean = spawnSync('openssl', ['version']).status === 0;
