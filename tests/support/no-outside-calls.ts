import { afterAll } from '@jest/globals';
import nock from 'nock';

// Tests call nobody but this computer; what a test needs of the outside it plays with nock.
nock.disableNetConnect();
nock.enableNetConnect(/^(127\.0\.0\.1|localhost|\[?::1\]?)(:|$)/);
// The next file of the same worker brings its own nock, and both would stand in the way of Node's one http.
afterAll(() => nock.restore());
