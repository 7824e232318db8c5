import type { ExamplesFile, OutsideFile, PolicyFile, ThesaurusFile } from './policy-file.ts';
import type { z } from 'zod';

/** A policy as its files say it: policy.yaml, examples.yaml and the approved document. */
export interface PolicySource {
  policy: PolicyFile;
  examples: ExamplesFile;
  /** Plain text; empty where there is none. */
  document: string;
}

/** All that a revision is made of, as it is kept, edited, compared, imported and exported. Knows nothing learned. */
export interface KnowledgeSource {
  policies: PolicySource[];
  thesaurus: z.infer<typeof ThesaurusFile>;
  outside: z.infer<typeof OutsideFile>;
}
