const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** The last month of a term: nothing is called overdue before the term is over. */
const TERMS: Record<string, number> = { spring: 3, easter: 3, summer: 7, autumn: 12, winter: 12 };

const FIGURES: Record<string, number> = { one: 1, two: 2, three: 3, four: 4, five: 5 };

/** A month as a document gives it. `unsure`: how it was taken, where it says less than a month. */
export interface Month {
  month: string;
  unsure?: string;
}

/** "June 2024", "Jun 24", "06/2024", "12.06.2024", "2024-06-12", "Summer 2025"; British order. Undefined where no one month can be read. */
export function readMonth(text: string): Month | undefined {
  const words = text
    .toLowerCase()
    .replace(/\u00a0/g, ' ')
    .replace(/(\d)(?:st|nd|rd|th)\b/g, '$1');
  const found = new Map<string, Month>();
  const add = (year: string | undefined, month: number, unsure?: string) => {
    const full = Number(year?.length === 2 ? `20${year}` : year);
    if (month < 1 || month > 12 || full < 1990 || full > 2099) return;
    const key = `${full}-${String(month).padStart(2, '0')}`;
    found.set(key, { month: key, ...(unsure !== undefined && { unsure }) });
  };
  let rest = words;
  const take = (pattern: RegExp, read: (match: string[]) => void) => {
    rest = rest.replace(pattern, (...match: string[]) => {
      read(match);
      return ' ';
    });
  };
  take(/\b(\d{4})[-/.](\d{1,2})(?:[-/.]\d{1,2})?\b/g, ([, year, month]) => add(year, Number(month)));
  take(/\b\d{1,2}[-/.](\d{1,2})[-/.](\d{4}|\d{2})\b/g, ([, month, year]) => add(year, Number(month)));
  take(/\b(\d{1,2})[-/.](\d{4}|\d{2})\b/g, ([, month, year]) => add(year, Number(month)));
  take(/\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?[\s'’./-]*(?:\d{1,2},? )?(\d{4}|\d{2})\b/g, ([, name, year]) => add(year, MONTHS.indexOf(name ?? '') + 1)); // prettier-ignore
  take(/\b(spring|easter|summer|autumn|winter)(?: term)?(?: \d)?,? (\d{4})(?![/-]\d)/g, ([, term, year]) => {
    const month = TERMS[term ?? ''] ?? 0;
    add(year, month, `the ${term} term’s last month`);
  });
  return found.size === 1 ? [...found.values()][0] : undefined;
}

/** How many months lie between two reviews: "annual", "every two years", "3 yearly", "24 months". */
export function readCycle(text: string): number | undefined {
  const words = text.toLowerCase();
  const count = /\b(\d{1,2}|one|two|three|four|five)\b/.exec(words)?.[1];
  const many = count === undefined ? 1 : (FIGURES[count] ?? Number(count));
  if (/\bbi-?annual/.test(words)) return undefined;
  if (/\bbi-?ennial/.test(words)) return 24;
  if (/\bmonth/.test(words)) return count === undefined ? undefined : many;
  return /\b(?:annual|year)/.test(words) ? many * 12 : undefined;
}

export function monthsLater(month: string, months: number): string {
  const [year = 0, at = 1] = month.split('-').map(Number);
  const total = year * 12 + at - 1 + months;
  return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}`;
}
