import { join } from 'node:path';
import type { Schools } from '../schools.ts';
import { createLocalChannel, type LocalChannel } from './local-channel.ts';
import { keepOffProxies } from './own-computer.ts';
import { loadPeople } from './people.ts';

export { createClock } from './clock.ts';

type Needs = Omit<Parameters<typeof createLocalChannel>[0], 'people'> & { schools: Schools };

/** Local mode's stand-in for Teams, with the people of people.yaml. Throws YamlFileError. */
export function openLocalMode(needs: Needs): LocalChannel {
  keepOffProxies(process.env);
  return createLocalChannel({ ...needs, people: loadPeople(join(__dirname, 'people.yaml')) });
}
