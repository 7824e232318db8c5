import type { LearnedClassifier } from './classifier.ts';
import type { KnowledgeContent } from './create-knowledge.ts';
import { labelExamples, learnCompanions } from './labelled.ts';
import { learnClassifier } from './learn-classifier.ts';
import { createThesaurus } from './thesaurus.ts';
import { countWords, type WordCounts } from './word-frequencies.ts';

/** All that examples teach, as plain data: numbers in typed arrays, words in maps. Another thread can be given it; openKnowledge makes it answer. */
export interface Learned {
  classifier: LearnedClassifier;
  counted: WordCounts;
  /** Which classes are shown together, as `learnCompanions` says. */
  companions: ReadonlySet<string>;
}

/** Learns from the examples: seconds of work. Every text is read once, for counting its words and for learning. */
export function learn({ policies, thesaurus: source, outside, vectors }: KnowledgeContent): Learned {
  const { labelled, groups } = labelExamples(policies, outside);
  const thesaurus = createThesaurus(source);
  const texts = [...labelled, ...outside].map(({ q }) => ({ text: q, words: thesaurus.words(q) }));
  return {
    counted: countWords(texts),
    companions: learnCompanions(labelled),
    classifier: learnClassifier({
      labelled,
      groups,
      words: texts.slice(0, labelled.length).map(({ words }) => words),
      classes: policies.reduce((sum, { clauses }) => sum + clauses.length, 1),
      thesaurus,
      vectors,
    }),
  };
}
