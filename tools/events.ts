import { writeFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { chapters } from '#domain/case/events/catalogue.ts';
import { type EventDefinition, meanings } from '#domain/case/events/define.ts';
import { optionsOrEnd } from './arguments.ts';
import { writeAsyncApi } from './asyncapi.ts';

/** Where the page lies that this makes. */
export const EVENTS_FILE = new URL('../docs/events.md', import.meta.url);

/** The part of a JSON schema that the catalogue makes use of. */
type Shape = {
  type?: string;
  title?: string;
  description?: string;
  enum?: (string | number)[];
  const?: string;
  anyOf?: Shape[];
  items?: Shape;
  properties?: Record<string, Shape>;
  required?: string[];
  additionalProperties?: Shape | false;
};

const INTRODUCTION = `# Events of a case

Made by \`npm run events\` from the catalogue in \`domain/case/events\`: change it there.

The history of a case is a list of events, each with its place (\`seq\`), its moment (\`at\`), its \`type\`, who did it
(\`actor\`: the system, a person of the team, the customer), its \`data\`, and a hash that covers all of that and the hash
before it (\`domain/case/history.ts\`). Nothing is ever changed or taken out. Timers, holds, points and the yearly report are
read from it; there is no other record that could say otherwise.

\`data\` holds ids and decisions, never personal text: words lie in text items, named by fields that end in \`TextId\` or
\`textId\`, and can be blocked and erased without breaking the chain. A field marked with \`?\` may be missing. People at the
desk see every event with its words; \`messageId\` says who wrote a message, \`from\` and \`to\` who took part. "Read by" names
the folders that decide something by an event.

A new field or type is added to the catalogue, and this page and the kept shapes (\`test/stored-shapes\`) follow it.
`;

const objectType = ({ properties = {}, required = [], additionalProperties }: Shape): string => {
  const fields = Object.entries(properties).map(
    ([name, shape]) => `\`${name}${required.includes(name) ? '' : '?'}\`: ${typeOf(shape)}`,
  );
  if (fields.length > 0) return `{ ${fields.join('; ')} }`;
  return additionalProperties ? `${typeOf(additionalProperties)}, by name` : '{ }';
};

/** What a field holds, in words. */
const typeOf = (shape: Shape): string => {
  if (shape.title) return shape.title;
  if (shape.enum) return shape.enum.map((value) => `\`${value}\``).join(', ');
  if (shape.const !== undefined) return `\`${shape.const}\``;
  if (shape.anyOf) return shape.anyOf.map(typeOf).join(' or ');
  if (shape.items) return `list of: ${typeOf(shape.items)}`;
  if (shape.type === 'object') return objectType(shape);
  return { integer: 'whole number', boolean: '`true` or `false`' }[shape.type ?? ''] ?? shape.type ?? 'anything';
};

const fieldsOf = ({ data }: EventDefinition): string[] => {
  const { properties = {}, required = [] } = z.toJSONSchema(data, { metadata: meanings }) as Shape;
  return Object.entries(properties).map(
    ([name, shape]) =>
      `- \`${name}${required.includes(name) ? '' : '?'}\`: ${typeOf(shape)}${shape.description ? `. ${shape.description}` : ''}`,
  );
};

const placesOf = (folders: readonly string[]): string => folders.map((folder) => `\`${folder}\``).join(', ');

const eventText = (type: string, definition: EventDefinition): string => {
  const { means, writtenBy, readBy } = definition;
  const fields = fieldsOf(definition);
  return [
    `### ${type}`,
    '',
    means,
    '',
    ...(fields.length > 0 ? [...fields, ''] : []),
    `Written by ${placesOf(writtenBy)}.${readBy.length > 0 ? ` Read by ${placesOf(readBy)}.` : ''}`,
    '',
  ].join('\n');
};

/** The page as it is kept. */
export const eventsText = (): string =>
  [
    INTRODUCTION,
    ...Object.entries(chapters).flatMap(([title, events]) => [
      `## ${title}\n`,
      ...Object.entries(events).map(([type, definition]) => eventText(type, definition)),
    ]),
  ].join('\n');
if (import.meta.main) {
  optionsOrEnd('Usage: npm run events   # writes docs/events.md, docs/event-schemas.json and docs/asyncapi.json', {});
  writeFileSync(EVENTS_FILE, eventsText());
  console.log('docs/events.md is up to date');
  writeAsyncApi();
}
