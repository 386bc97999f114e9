import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const exclude = ['node_modules/**', 'cdk.out/**', '.vlot/**'];

const system = 'test/{journey,faults,browser}/**/*.test.ts';
/** These measure time or memory: they run alone. */
const measured = ['test/journey/{load,start,three-gemeenten}.test.ts'];

/** The longest first, so that nothing long is left alone at the end. */
class FaultsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) =>
      /test\/faults\/(enumerated|outcomes|contact|kill)/.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

/** Rules and single parts first, then what starts the whole system, two at a time, then what has to run alone. */
export default defineConfig({
  test: {
    expect: { requireAssertions: true },
    restoreMocks: true,
    maxWorkers: 2,
    sequence: { sequencer: FaultsFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['{cdk,events,services,shared}/**/*.test.ts', 'test/{contract,infra,bench}/**/*.test.ts'],
          exclude,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'system',
          include: [system],
          exclude: [...exclude, ...measured],
          globalSetup: 'test/support/unpack-browser.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: measured,
          exclude,
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
