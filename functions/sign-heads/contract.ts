import * as z from 'zod/mini';
import { Base, HistoryKey } from '#platform/environment.ts';

export const environment = z.object({ ...Base.shape, ...HistoryKey.shape });
