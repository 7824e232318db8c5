import { escalateOn } from './escalate-on.ts';

escalateOn('SQLite in a file');
