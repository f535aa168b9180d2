import { storage } from '#functions/shared/clients.ts';
import { environment } from '#functions/shared/environment.ts';
import { stageHandler } from '#functions/shared/stage.ts';
import { assign } from './assign.ts';
import { contract, environment as schema } from './contract.ts';

const settings = environment(schema);

export const handler = stageHandler(contract, assign, {
  ...storage(settings),
  deskUrl: `${settings.PUBLIC_URL}/desk`,
});
