import { environment } from '#platform/environment.ts';
import { httpHandler } from '#platform/http/handler.ts';
import { builtDesk } from './built-desk.ts';
import * as contract from './contract.ts';
import { deskAppEndpoints } from './endpoints.ts';

const settings = environment(contract.environment);

export const handler = httpHandler(deskAppEndpoints, {
  ...builtDesk(new URL('./desk/', import.meta.url)),
  config: {
    apiUrl: settings.PUBLIC_URL,
    signInUrl: settings.SIGN_IN_URL,
    poolApiUrl: settings.POOL_API_URL,
    clientId: settings.DESK_CLIENT_ID,
  },
});
