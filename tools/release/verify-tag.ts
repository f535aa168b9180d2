import { Advice, fail } from '#local/progress.ts';
import { needSignedTag, SIGNERS } from './signers.ts';

/**
 * `node tools/release/verify-tag.ts v1.0.0`: whether somebody signed the tag who may release. It needs git and ssh-keygen and no package, so that the
 * workflow asks it before anything else runs.
 */
const main = async (): Promise<void> => {
  const [tag, ...more] = process.argv.slice(2);
  if (!tag || tag.startsWith('-') || more.length > 0)
    throw new Advice(
      'Usage: node tools/release/verify-tag.ts v1.0.0   # by whom of .github/allowed_signers it was signed',
    );
  needSignedTag(tag);
  process.stdout.write(`${tag} is signed by somebody of ${SIGNERS}\n`);
};

main().catch(fail);
