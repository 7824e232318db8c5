/** @type {import('jest').Config} */
module.exports = {
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
  setupFilesAfterEnv: ['<rootDir>/tests/support/no-outside-calls.ts'],
};
