import { defineConfig } from 'vitest/config';

const exclude = ['node_modules/**', 'cdk.out/**', '.vlot/**'];

/** Rules and single parts run side by side; what starts the whole system runs one file at a time. */
export default defineConfig({
  test: {
    expect: { requireAssertions: true },
    restoreMocks: true,
    maxWorkers: 2,
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
          include: ['test/{journey,faults,browser}/**/*.test.ts'],
          exclude,
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
