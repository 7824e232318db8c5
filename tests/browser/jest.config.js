// Needs Chromium (CHROMIUM, or Debian's /usr/bin/chromium): `npm run test:browser`, never part of `npm test`.
const { transform, transformIgnorePatterns } = require('../../jest.config.js');

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  rootDir: '../..',
  roots: ['<rootDir>/tests/browser'],
  testMatch: ['**/*.test.ts'],
  transform,
  transformIgnorePatterns,
  injectGlobals: false,
  testTimeout: 60000,
  // One Chromium at a time: several starve each other on a small machine.
  maxWorkers: 1,
  // A test that fails may leave its page or its service open: the run must then fail, not hang.
  forceExit: true,
};
