import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The story that waits for minutes, whatever the machine: whoever runs with it waits for it where it begins last. */
const WAITS = '/apart/worker-death.test.ts';

/** The order of vitest, by what a file took before or its size, but for what waits longest, which begins first. */
export class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const waits = ({ moduleId }: TestSpecification): boolean => moduleId.endsWith(WAITS);
    return [...sorted.filter(waits), ...sorted.filter((file) => !waits(file))];
  }
}
