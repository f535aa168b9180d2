import { stages } from '#domain/vocabulary.ts';
import { stageManifest } from '#functions/stages/manifest.ts';

const START = '<!-- stages: npm run readme -->';
const END = '<!-- /stages -->';

/** Where the code of a stage is: intake is what the channels do. */
const folderOf = (stage: string): string => (stage === 'intake' ? 'channels' : `functions/stages/${stage}`);

const stageTable = (): string =>
  [
    '| stage | what happens | who acts | the case becomes |',
    '| --- | --- | --- | --- |',
    ...stages.map((stage) => {
      const { does, actor, becomes } = stageManifest[stage];
      return `| [${stage}](${folderOf(stage)}) | ${does} | ${actor} | ${becomes.join(', ')} |`;
    }),
  ].join('\n');

/**
 * A text with the table of stages between its two marks, as functions/stages/manifest.ts has them.
 * @throws RangeError where the marks are missing
 */
export const withStageTable = (text: string): string => {
  const [before, rest] = text.split(START);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new RangeError(`The text needs ${START} and ${END}`);
  return `${before}${START}\n${stageTable()}\n${END}${after}`;
};
