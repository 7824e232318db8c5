/** English words that carry grammar, not subject. A message of these alone asks nothing that can be looked up. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  (
    'a about again all also am an and any are as at be been being but by can cant could did do does doing dont for from get go had has have ' +
    'having he her here him his how i if in into is isnt it its just like may me might mine more must my need no not now of off ok okay on or ' +
    'our out please she should so some such than thanks that the their them then there these they thing this those to too up us very was we ' +
    'were what when where which who why will with would yes you your hi hello hey something anything'
  ).split(' '),
);
