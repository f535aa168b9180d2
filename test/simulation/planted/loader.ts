import fs from 'node:fs';
import { registerHooks, syncBuiltinESMExports } from 'node:module';
import { type FaultName, planted, plantedFaults } from './faults.ts';
import type { PlantedFault } from './planted.ts';

/**
 * Loaded before all else (`node --import`): the file that the fault in AMENDS_PLANTED is about is read with it, everything else
 * as it is. The files themselves stay as they are.
 */
const fault: PlantedFault | undefined = plantedFaults[process.env['AMENDS_PLANTED'] as FaultName];

if (fault?.file.endsWith('.ts'))
  registerHooks({
    load: (url, context, next) => {
      const loaded = next(url, context);
      return url.endsWith(`/${fault.file}`) ? { ...loaded, source: planted(String(loaded.source), fault) } : loaded;
    },
  });
else if (fault) {
  const { readFileSync } = fs;
  const reading = (...[path, ...options]: Parameters<typeof readFileSync>) => {
    const text = readFileSync(path, ...options);
    return path === fault.file ? planted(String(text), fault) : text;
  };
  Object.assign(fs, { readFileSync: reading });
  syncBuiltinESMExports();
}
