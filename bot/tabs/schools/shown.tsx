import type { School, Schools } from '../said.ts';
import { closedWords, hoursWords } from './differences.ts';
import type { Names } from './names.ts';

type Fact = [string, string];

/** A school as those read it who cannot change it. */
export function SchoolShown({ school, names }: { school: School; names: Names }) {
  const nobody = 'Nobody is named';
  const facts: Fact[] = [
    ['Headteacher', names.of(school.headteacher)],
    ['Deputies', school.deputies.map(names.of).join(', ') || nobody],
    ['Safeguarding lead', school.dsl === undefined ? nobody : names.of(school.dsl)],
    ['Alternate contact', school.alternate === undefined ? nobody : names.of(school.alternate)],
    ['Phone', school.phone],
    ['Acknowledge within', `${school.acknowledgeWithinMinutes} minutes`],
    ['Hours', hoursWords(school.hours)],
    ['Closed', school.closed.map(closedWords).join('; ') || 'No holidays are set'],
  ];
  return <Facts facts={facts} />;
}

export function TrustShown({ trust, names }: { trust: Schools['trust']; names: Names }) {
  const { safeguarding, alarms, links } = trust;
  const facts: Fact[] = [
    ['Name', trust.name],
    ['Time zone', trust.timezone],
    ['Safeguarding contact', `${names.of(safeguarding.receiver)}, ${safeguarding.role}, ${safeguarding.phone}`],
    ['Alarms go to', alarms === undefined ? 'The safeguarding contact' : names.of(alarms)],
    ['CPOMS', links.cpoms ?? 'No link is set'],
    ['Arbor', links.arbor ?? 'No link is set'],
  ];
  return <Facts facts={facts} />;
}

/** How long things are kept: set by IT, shown to everybody who may see the settings. */
export function Retention({ retention }: { retention: Readonly<Record<string, number>> }) {
  return (
    <section class="card" aria-labelledby="retention-heading">
      <h2 id="retention-heading">How long things are kept</h2>
      <Facts
        facts={Object.entries(retention).map(([what, days]): Fact => [KEPT[what] ?? plain(what), `${days} days`])}
      />
      <p class="hint">IT sets these when it installs Policy Guide. The chronology of a matter is never deleted.</p>
    </section>
  );
}

const Facts = ({ facts }: { facts: Fact[] }) => (
  <dl class="facts">
    {facts.map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

const KEPT: Readonly<Record<string, string>> = {
  detailDays: 'Notes of a matter, after closing',
  unansweredDays: 'Unanswered questions',
  feedbackDays: 'Feedback on answers',
  offerDays: 'Unused buttons',
  replyDays: 'What was answered to which message',
  personDays: 'Who has not used the app',
};

const plain = (name: string): string => {
  const words = name.replaceAll(/[_-]|(?=[A-Z])/g, ' ').toLowerCase();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
};
