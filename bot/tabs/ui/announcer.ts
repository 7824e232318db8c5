const SHOWN_MILLISECONDS = 6000;

export type Say = (words: string) => void;

/** A line at the foot of the page, which screen readers read out when it changes. Nothing is to be pressed on it. */
export function createAnnouncer(body: HTMLElement): Say {
  const line = document.createElement('p');
  line.className = 'said';
  line.setAttribute('role', 'status');
  body.append(line);
  let over: ReturnType<typeof setTimeout> | undefined;
  return (words) => {
    clearTimeout(over);
    line.textContent = words;
    over = setTimeout(() => (line.textContent = ''), SHOWN_MILLISECONDS);
  };
}
