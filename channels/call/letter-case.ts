import { getFirst, type Json } from '../json.ts';

/** The field in camelCase or PascalCase: Amazon Connect documents both. */
export const cased = (json: Json, name: string): unknown =>
  getFirst(json, name, name.charAt(0).toUpperCase() + name.slice(1));
