import { child, elements, isOn, type Xml } from './read-xml.ts';

/** What only holds other blocks: content controls, accepted insertions, alternatives. */
export const WRAPPERS = new Set([
  'sdt',
  'sdtContent',
  'ins',
  'moveTo',
  'customXml',
  'smartTag',
  'AlternateContent',
  'Choice',
]);

const unwrapped = (of: Xml, name: string): Xml[] =>
  elements(of).flatMap((each) => (each.name === name ? [each] : WRAPPERS.has(each.name) ? unwrapped(each, name) : []));
export const rowsOf = (table: Xml) => unwrapped(table, 'tr').filter((row) => isOn(child(row, 'trPr'), 'del') !== true);
export const cellsOfRow = (row: Xml) => unwrapped(row, 'tc').filter((cell) => !goesOn(cell));
export const cellsOf = (table: Xml) => rowsOf(table).flatMap(cellsOfRow);
/** The lower part of a cell that spans rows. */
const goesOn = (cell: Xml) => {
  const merge = child(child(cell, 'tcPr'), 'vMerge');
  return merge !== undefined && merge.attributes.get('val') !== 'restart';
};
