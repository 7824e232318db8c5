import { describe, expect, test } from '@jest/globals';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { fromFiles, fromZip, KnowledgeError, toFiles, toZip } from '../../knowledge/index.ts';
import { aSource } from '../support/a-source.ts';

const files = toFiles(aSource());
const packed = toZip(files);

function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof KnowledgeError) return error.message;
    throw error;
  }
  return 'taken';
}
const archive = (entries: Zippable) => zipSync({ ...Object.fromEntries(files.map(({ path, text }) => [path, strToU8(text)])), ...entries }); // prettier-ignore

describe('an export as a zip archive', () => {
  test('comes back exactly', () => {
    expect(fromFiles(fromZip(packed))).toEqual(aSource());
  });

  test('has the same bytes, whenever and in whatever order it is packed', () => {
    expect(toZip([...files].reverse())).toEqual(packed);
  });

  test('packed anew by an office computer, in a folder and with its clutter, is read all the same', () => {
    const inFolder = Object.fromEntries(files.map(({ path, text }) => [`export/${path}`, strToU8(text)]));
    const clutter = { '__MACOSX/export/._trips': strToU8('x'), 'export/.DS_Store': strToU8('x'), 'export/trips/': strToU8('') };
    expect(fromFiles(fromZip(zipSync({ ...inFolder, ...clutter })))).toEqual(aSource());
  }); // prettier-ignore

  test('with a single policy and nothing else is read', () => {
    const only = files.filter(({ path }) => path.startsWith('trips/'));
    expect(fromFiles(fromZip(toZip(only))).policies).toEqual(aSource().policies);
  });
});

describe('an archive is refused', () => {
  test.each(['../policy.yaml', '/etc/policy.yaml', 'a/../../b', 'C:/policy.yaml', '..\\policy.yaml', 'trips//policy.yaml'])(
    'when a path in it points outside: %s',
    (path) => expect(refusal(() => fromZip(archive({ [path]: strToU8('x') })))).toMatch(/points outside.*anew/),
  ); // prettier-ignore

  test('when it would be enormous unpacked, before it is unpacked', () => {
    const bomb = zipSync({ 'trips/policy.yaml': new Uint8Array(60_000_000) }, { level: 9 });
    expect(bomb.length).toBeLessThan(100_000);
    expect(refusal(() => fromZip(bomb))).toMatch(/more than 40000000 bytes/);
  });

  test('when it says that it is small and is not: it is inflated no further than it said', () => {
    const liar = zipSync({ 'trips/policy.yaml': new Uint8Array(3_000_000) }, { level: 9 });
    const view = new DataView(liar.buffer, liar.byteOffset);
    for (let at = 0; at + 4 < liar.length; at++) {
      const signature = view.getUint32(at, true);
      if (signature === 0x02014b50) view.setUint32(at + 24, 100, true);
      if (signature === 0x04034b50) view.setUint32(at + 22, 100, true);
    }
    expect(refusal(() => fromFiles(fromZip(liar)))).not.toBe('taken');
  });

  test('when it holds more files than a knowledge base has', () => {
    const many = Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`p${i}/policy.yaml`, strToU8('x')]));
    expect(refusal(() => fromZip(zipSync(many, { level: 0 })))).toMatch(/more than 1000 files/);
  });

  test('when it is cut short or no archive at all', () => {
    for (const bytes of [packed.slice(0, packed.length / 2), strToU8('id: trips'), new Uint8Array(0)]) {
      expect(refusal(() => fromZip(bytes, 'half.zip'))).toMatch(/^half\.zip:1: This is not a zip archive, or it is damaged/);
    }
  }); // prettier-ignore

  test('when a file is not text', () => {
    expect(refusal(() => fromZip(archive({ 'trips/trips.txt': new Uint8Array([0xff, 0xfe, 0x00]) })))).toMatch(/trips\.txt:1: It is not text in UTF-8/); // prettier-ignore
  });

  test('when a file is none of a knowledge base: nothing is passed over in silence', () => {
    const misspelt = fromZip(archive({ 'trips/example.yaml': strToU8('risk: []') }));
    expect(refusal(() => fromFiles(misspelt))).toMatch(/^trips\/example\.yaml:1: .*no part of a knowledge base.*correct its name/); // prettier-ignore
  });

  test('with file and line of everything that is wrong in it', () => {
    const wrong = files.map((file) => ({
      ...file,
      text: file.text.replace('stance: may-if', 'stance: may').replace('risk:\n', 'riks:\n'),
    }));
    const said = refusal(() => fromFiles(fromZip(toZip(wrong))));
    expect(said).toMatch(/^trips\/policy\.yaml:\d+: .*Write one of: must-not/m);
    const examples = wrong.map((file) => (file.path.endsWith('policy.yaml') ? files.find(({ path }) => path === file.path)! : file)); // prettier-ignore
    expect(refusal(() => fromFiles(examples))).toMatch(/^trips\/examples\.yaml:\d+: There is no clause "riks"/m);
  });

  test('when an alias would make a small file enormous', () => {
    const bomb = 'a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n';
    expect(refusal(() => fromFiles([{ path: 'outside.yaml', text: bomb }]))).toMatch(/^outside\.yaml:1: .*not valid YAML/);
  }); // prettier-ignore

  test('when YAML is nested without end', () => {
    const deep = '['.repeat(20_000) + ']'.repeat(20_000);
    expect(refusal(() => fromFiles([{ path: 'outside.yaml', text: deep }]))).toMatch(/^outside\.yaml:1: /);
  });
});
