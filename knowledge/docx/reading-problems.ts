import type { ReadProblem } from './block.ts';

/** What a Word document holds beside plain words, and what an admin should look at because of it. */
export function readingProblems(of: { tracked: number; pictures: number; notes: { place: string; text: string }[] }) {
  const problems: ReadProblem[] = of.notes.map(({ place, text }) => ({
    where: place,
    what: `A footnote stands here: “${text.length > 200 ? `${text.slice(0, 199)}…` : text}”`,
    mend: 'It is no part of the clause. If it is a rule, add a clause for it; its words are at the end of the document.',
    stops: false,
  }));
  if (of.tracked > 0) {
    problems.push({
      where: 'the document',
      what: `It has tracked changes in ${of.tracked} ${of.tracked === 1 ? 'paragraph' : 'paragraphs'}. It was read as if all were accepted.`,
      mend: 'Check that this is the approved wording. If not, accept or reject the changes in Word and import it again.',
      stops: false,
    });
  }
  if (of.pictures > 0) {
    problems.push({
      where: 'the document',
      what: `It has ${of.pictures} ${of.pictures === 1 ? 'picture' : 'pictures'}. Words in pictures were not read.`,
      mend: 'If a rule stands in a picture, type it in Word and import it again.',
      stops: false,
    });
  }
  return problems;
}
