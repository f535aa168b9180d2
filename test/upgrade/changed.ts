import { appendFileSync, cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Another hash for each: a file of a new name is uploaded, one of a known name is not. */
const another = (hash: string): string => [...hash].toReversed().join('');

type Assets = { files: Record<string, { source: { path: string } }> };
type Template = {
  Resources: Record<string, { Type: string; Properties?: { Code?: { S3Key?: string }; DefinitionString?: string } }>;
};

const read = <Content>(folder: string, file: string): Content => JSON.parse(readFileSync(join(folder, file), 'utf8'));

/**
 * A copy of a synthesised stack as a release after it may be: the code of every stage is another, and so are the definitions, by a
 * comment each.
 */
export const changedAssembly = (assembly: string, folder: string): string => {
  rmSync(folder, { recursive: true, force: true });
  cpSync(assembly, folder, { recursive: true });
  const { Resources } = read<Template>(folder, 'Amends.template.json');
  const { files } = read<Assets>(folder, 'Amends.assets.json');
  const stages = Object.entries(Resources).filter(
    ([id, { Type }]) => Type === 'AWS::Lambda::Function' && /^Stages/.test(id),
  );
  const code = stages.map(([, { Properties }]) => Properties?.Code?.S3Key?.replace('.zip', '') ?? '');
  for (const hash of code) {
    renameSync(join(folder, `asset.${hash}`), join(folder, `asset.${another(hash)}`));
    appendFileSync(join(folder, `asset.${another(hash)}`, 'index.mjs'), '\n// The next release.\n');
  }
  const template = Object.keys(files).filter((id) => files[id]?.source.path === 'Amends.template.json');
  for (const file of ['Amends.template.json', 'Amends.assets.json', 'manifest.json']) {
    let text = readFileSync(join(folder, file), 'utf8');
    for (const hash of [...code, ...template]) text = text.replaceAll(hash, another(hash));
    // Names of versions follow from the code, as CDK makes them.
    text = text.replace(
      /(Stages\w+?CurrentVersion\w{8})(\w{32})/g,
      (_, name: string, hash: string) => name + another(hash),
    );
    text = text.replaceAll('{\\n  \\"Comment\\": \\"', '{\\n  \\"Comment\\": \\"The next release. ');
    writeFileSync(join(folder, file), text);
  }
  return folder;
};
