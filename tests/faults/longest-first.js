const { default: Sequencer } = require('@jest/test-sequencer');

/** Jest starts the largest file first where it has no times yet; what takes longest here is in the smallest files. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => (path.includes('escalate.') ? 0 : path.includes('publish.') ? 1 : 2);
    return [...tests].sort((a, b) => rank(a) - rank(b) || a.path.localeCompare(b.path));
  }
};
