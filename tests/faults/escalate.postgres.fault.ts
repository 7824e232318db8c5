import { escalateOn } from './escalate-on.ts';

escalateOn('PostgreSQL');
