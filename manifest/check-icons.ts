import { PNG } from 'pngjs';
import { ICONS } from './icons.ts';
import type { ManifestProblem } from './problem.ts';

export type IconFiles = Readonly<Record<keyof typeof ICONS, Uint8Array>>;

const MEND = 'Draw it anew: npm run icons (from manifest/icons/*.svg).';

/** Looks at the pixels themselves: size, and what may be transparent. */
export function checkIcons(files: IconFiles): ManifestProblem[] {
  return (['color', 'outline'] as const).flatMap((kind) => {
    const problem = (name: string, wrong: string): ManifestProblem => ({
      name,
      at: `icons.${kind}`,
      wrong,
      mend: MEND,
    });
    const image = read(files[kind]);
    if (image === undefined) return [problem('icon-no-png', `${ICONS[kind].file} is no PNG that can be read`)];
    const { pixels } = ICONS[kind];
    const { width, height } = image;
    if (width !== pixels || height !== pixels)
      return [problem('icon-size', `is ${width} × ${height} pixels instead of ${pixels} × ${pixels}`)];
    return kind === 'color' ? checkColor(image, problem) : checkOutline(image, problem);
  });
}

type Say = (name: string, wrong: string) => ManifestProblem;

function checkColor({ data }: PNG, problem: Say): ManifestProblem[] {
  for (let i = 3; i < data.length; i += 4) {
    if (data[i] !== 255)
      return [problem('icon-transparency', 'has transparent pixels: Teams wants the whole square filled')];
  }
  return [];
}

function checkOutline({ data }: PNG, problem: Say): ManifestProblem[] {
  const problems: ManifestProblem[] = [];
  let [clear, drawn, coloured] = [0, 0, 0];
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3] === 0) clear++;
    else {
      drawn++;
      if (data[i] !== 255 || data[i + 1] !== 255 || data[i + 2] !== 255) coloured++;
    }
  }
  if (clear === 0) problems.push(problem('icon-transparency', 'has no transparent pixels: only the line may be drawn'));
  if (drawn === 0) problems.push(problem('icon-empty', 'shows nothing'));
  if (coloured > 0) problems.push(problem('icon-colour', 'has pixels that are not white'));
  return problems;
}

function read(file: Uint8Array): PNG | undefined {
  try {
    return PNG.sync.read(Buffer.from(file));
  } catch {
    return undefined;
  }
}
