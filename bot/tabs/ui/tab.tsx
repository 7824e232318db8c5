import { render, type ComponentChildren, type ComponentType } from 'preact';
import { createApi, type Api } from '../api.ts';
import { createDates, type Dates } from '../dates.ts';
import { findHost, type Host } from '../host.ts';
import type { Me } from '../said.ts';
import { wearTheme } from '../wear-theme.ts';
import { createAnnouncer, type Say } from './announcer.ts';
import { keepKeyboard } from './keep-keyboard.ts';

/** What every part of a tab may need. */
export interface Tab {
  api: Api;
  host: Host;
  me: Me;
  dates: Dates;
  /** Says a line to everybody: on the screen for a while, and to screen readers. */
  say: Say;
}

/** Starts a tab: who is around it, who is looking, then its page. */
export async function startTab(Page: ComponentType<{ tab: Tab }>): Promise<void> {
  const place = document.getElementById('tab') ?? document.body;
  wearTheme('light');
  keepKeyboard(place);
  let host: Host | undefined;
  try {
    host = await findHost();
    wearTheme(host.theme);
    host.onTheme(wearTheme);
    render(<Waiting />, place);
    const around = host;
    const api = createApi({ signIn: () => around.signIn(), fetch: (...asked) => fetch(...asked) });
    const me = await api.me();
    const dates = createDates(me.trust?.timezone ?? 'Europe/London');
    if (location.hash === '' && host.startAt !== '') history.replaceState(null, '', `#/${host.startAt}`);
    const tab: Tab = { api, host, me, dates, say: createAnnouncer(document.body) };
    render(
      <Framed host={host}>
        <Page tab={tab} />
      </Framed>,
      place,
    );
  } catch (error) {
    render(<Stopped why={error instanceof Error ? error.message : 'This tab could not start.'} />, place);
  }
  host?.ready();
}

function Framed({ host, children }: { host: Host; children: ComponentChildren }) {
  return (
    <>
      {host.kind === 'local' && (
        <p class="local-line">
          <span>
            Local mode, as <strong>{host.name ?? 'somebody unknown'}</strong>. Nobody here is real.
          </span>
          <a href="/">To the chats</a>
        </p>
      )}
      {children}
    </>
  );
}

const Waiting = () => (
  <main>
    <p class="loading" role="status">
      <span class="spinner" aria-hidden="true" /> Opening…
    </p>
  </main>
);

const Stopped = ({ why }: { why: string }) => (
  <main>
    <div class="empty" role="alert">
      <h1>This tab cannot be opened</h1>
      <p>{why}</p>
      <button type="button" onClick={() => location.reload()}>
        Try again
      </button>
    </div>
  </main>
);
