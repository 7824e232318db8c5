import nock from 'nock';

// Tests call nobody but this computer; what a test needs of the outside it plays with nock.
nock.disableNetConnect();
nock.enableNetConnect(/^(127\.0\.0\.1|localhost|\[?::1\]?)(:|$)/);
