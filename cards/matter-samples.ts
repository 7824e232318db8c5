// A matter as the pictures and tests show it.
export const MATTER = { matter: '0b5f1a52-4c5e-4d0a-9c39-6a1f0e7b2d10', reference: 'K7P4QX', drill: false };
export const HEADTEACHER = 'the Headteacher of Northfield School';
export const DEPUTY = 'the Deputy Headteacher of Northfield School';
export const DSL = 'the Designated Safeguarding Lead of Northfield School';
export const SCHOOL = 'Northfield School';
export const REPORTER = 'Sam Okafor';
export const SCHOOLS = [
  { id: 'northfield', name: 'Northfield School' },
  { id: 'southfield', name: 'Southfield Primary School' },
  { id: 'st-aldhelms', name: 'St Aldhelm’s Church of England Academy' },
];
