/** @type {import('jest').Config} */
module.exports = {
  // Both cores: jest would leave one free.
  maxWorkers: '100%',
  testEnvironment: 'node',
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/tests/browser/'],
  transform: {
    '^.+\\.[tj]s$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  // jose ships ES modules only; everything else is CommonJS.
  transformIgnorePatterns: ['/node_modules/(?!jose/)'],
  injectGlobals: false,
  // Child processes and learning take seconds on a busy machine; nothing is timed by this.
  testTimeout: 30_000,
  setupFilesAfterEnv: ['<rootDir>/tests/support/no-outside-calls.ts'],
};
