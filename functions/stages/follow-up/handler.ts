import { storage } from '#platform/clients.ts';
import { environment } from '#platform/environment.ts';
import { links } from '#platform/links.ts';
import { stageHandler } from '#platform/stage-handler.ts';
import { conclude } from './conclude.ts';
import { contract, environment as schema } from './contract.ts';

const settings = environment(schema);

export const handler = stageHandler(contract, conclude, {
  ...storage(settings),
  ...links(settings),
});
