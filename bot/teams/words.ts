/** The bot's lines outside cards. None of them tells what was asked: most can be read by others. */
export const WORDS = {
  hello:
    'Hello. Ask me what the policy says in your own words, for example: can I share this photo? Say “help” for what else I can do.',
  welcomeBack: 'You’re welcome.',
  noFiles: 'I don’t open photos or files. Ask me in words, for example: can I share this photo?',
  inTheChannel: 'I’ve answered you in our chat.',
  stillInTheChannel: 'Your question is still in the channel; you can delete it.',
  stillInTheGroup: 'Your question is still in the group chat; you can delete it.',
  addMeFirst: 'I can’t write to you yet. In Teams, open Apps, look for Policy Guide and add it; then ask me there.',
  staffOnly: 'This is for staff.',
  pressInOurChat: 'Please use this card in our own chat. Nothing has been done.',
  notAButton: 'I don’t know this button any more. Nothing has been done. Please ask me again.',
  notYours: 'I can’t use this card for you any more. Nothing has been done. Please ask me again.',
  clauseGone: 'This is no longer in the policy. Please ask me again.',
  questionGone: 'I no longer have this question. Nothing has been done. Please ask me again.',
  policyTeamAnswer: 'You asked the policy team. The policies now have an answer to your question:',
  below: 'See below.',
  somebody: 'A member of staff',
  acknowledgeFirst: 'Please acknowledge it first. Nothing has been done.',
  nobodyToPassTo: 'There is nobody set whom I could pass it on to. Nothing has been done.',
  failed: 'Something went wrong. Please try again in a minute.',
  notTold:
    'This press was NOT stored, and it has told nobody. (Should the card change to “Stored” after all, it is stored.)',
  notSaved: 'NOT saved: something went wrong. What you typed is still in the form; please press again in a minute.',
  changedMeanwhile: 'Not saved: this has changed meanwhile, see below. What you typed is still in the form.',
  recordFirst: 'Please say first where it is recorded. Nothing has been done.',
  noSchools:
    'I can’t tell anybody: no schools are set up. Nothing has been stored. Please tell the Headteacher yourself, now.',
  oldCard: 'That card was too old to use. Please press the button on this one: nothing has been stored yet.',
  noDrill: 'Only an admin can start a test.',
  counted: 'Thank you. It is counted without your name.',
  otherWords: 'Try other words, or look through the topics.',
} as const;
