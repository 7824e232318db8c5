/** The welcome's questions to try; a press sends its index, so append and never reorder: old cards are still in chats. */
export const SAMPLE_QUESTIONS = [
  'Can I share this photo?',
  'A pupil has followed me on Instagram. What do I do?',
  'Can I message my class about homework?',
  'Can I check Facebook on my work laptop?',
  'Can I set up an account for my subject?',
  'Can I say online where I work?',
] as const;
