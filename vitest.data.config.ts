import { defineConfig } from 'vitest/config'

// Tests on real logs, found in the folder CLIENTELE_SHARED or in ../shared: they fail where it is absent.
export default defineConfig({
  test: { include: ['test/data/**/*.test.ts'], testTimeout: 300_000, hookTimeout: 300_000, fileParallelism: false },
})
