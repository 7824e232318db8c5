import { z } from 'zod';

/** No trust's address: a pattern that matches it matches anybody, pupils too. */
const nobody = 'zq7.nobody@k3.invalid';

/**
 * STAFF_UPN_PATTERN: anchored at both ends, case does not matter. Refused: over 200 characters, a repeat inside a repeat
 * or a choice inside one, more than four repeats, look-around and back references: those can take minutes on one name.
 */
export const staffPattern = z
  .string()
  .max(200, 'is longer than 200 characters')
  .transform((source, context) => {
    const wrong = findWrong(source);
    if (wrong === undefined) return anchored(source);
    context.addIssue({ code: 'custom', message: wrong });
    return z.NEVER;
  });

const anchored = (source: string) => new RegExp(`^(?:${source})$`, 'iu');

function findWrong(source: string): string | undefined {
  if (/\\[1-9k]|\(\?(?!:)/.test(source)) return 'uses a back reference, a look-around or a named group';
  // Character classes and escapes are single steps: without them only groups, choices and repeats are left.
  const bones = source.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
  if (hasNestedRepeat(bones))
    return 'repeats a group that holds a repeat or a choice; write it flat, as in [a-z.]+@staff\\.school\\.example';
  if ((bones.match(/[*+]|\{\d+,\d*\}/g) ?? []).length > 4) return 'has more than four repeats';
  try {
    return anchored(source).test(nobody) ? 'matches every address, so pupils too' : undefined;
  } catch {
    return 'is not a regular expression';
  }
}

function hasNestedRepeat(bones: string): boolean {
  const open: number[] = [];
  for (let i = 0; i < bones.length; i += 1) {
    if (bones[i] === '(') open.push(i);
    if (bones[i] !== ')') continue;
    const group = bones.slice(open.pop() ?? 0, i);
    if (/^[*+]|^\{\d+(,\d*)?\}/.test(bones.slice(i + 1)) && /[*+|]|\{\d+,/.test(group)) return true;
  }
  return false;
}
