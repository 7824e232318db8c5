/** A paragraph as it is printed, whatever file it came from. */
export interface Line {
  kind: 'line';
  /** The words, without the label: the document's own characters; white space is collapsed, non-breaking spaces stay. */
  text: string;
  /** What is printed before it: "3.2", "(a)". Bullets have none. */
  label?: string;
  marker?: 'bullet' | 'number';
  /** -1: in no list. Decimals count from 0 by their figures, letters are 3, romans 4, bullets from 5. */
  level: number;
  /** Twentieths of a point from the margin. */
  indent: number;
  /** 1 to 9 where the document itself calls it a heading; 0: its title. */
  heading?: number;
  /** How large its smallest letters are, in half points, where the file says. */
  size?: number;
  /** All of it stands out: bold, underlined, in capitals or in larger type than most. */
  strong: boolean;
  /** Its words between tabs, where it has tabs. */
  columns?: string[];
  /** Belongs to a contents list. */
  contents?: boolean;
  /** Where an admin finds it: "paragraph 12". */
  place: string;
}

export interface Table {
  kind: 'table';
  /** Rows of cells of lines. */
  rows: Line[][][];
  place: string;
}

export type Block = Line | Table;

/** What could not be read, or had to be guessed. `stops`: nothing can be taken in while it stands. */
export interface ReadProblem {
  where: string;
  what: string;
  mend: string;
  stops: boolean;
}

/** What a file holds before anything is cut. */
export interface ReadBlocks {
  blocks: Block[];
  /** Printed at the foot of pages. */
  notes: string[];
  problems: ReadProblem[];
}

/** As it stands in the approved document: list items begin with "- ", as in the documents that the project comes with. */
export function printed({ text, label, marker, level }: Line): string {
  const words = label === undefined ? text : `${label} ${text}`;
  return marker === 'bullet' || (marker === 'number' && level >= 3) ? `- ${words}` : words;
}

export const cellText = (cell: readonly Line[]) => cell.map(printed).join(' ');

/** The document as plain text: a paragraph a line with a blank one between, a table's row a line with tabs. */
export function documentText({ blocks, notes }: ReadBlocks): string {
  const lines = blocks.map((block) =>
    block.kind === 'line' ? printed(block) : block.rows.map((row) => row.map(cellText).join('\t')).join('\n'),
  );
  return [...lines, ...notes].join('\n\n');
}

/** Spaces, tabs and line ends become one space; a non-breaking space is a character of the wording and stays. */
export const tidy = (text: string) => text.replace(/[ \t\r\n\f\v]+/g, ' ').replace(/^ | $/g, '');
export const countWords = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
