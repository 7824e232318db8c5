import type {
  CheckRequest,
  ClockRequest,
  ConversationView,
  DeleteRequest,
  DialogRequest,
  DialogResult,
  EditRequest,
  LookUpRequest,
  LookUpResult,
  OpenRequest,
  PressRequest,
  PressResult,
  SayRequest,
  Setup,
  ShareRequest,
  TroubleRequest,
} from '../contract.ts';

/** The local channel, as the page sees it. A call rejects with words fit to be shown. */
export const api = {
  async setup(): Promise<Setup> {
    return (await answered(await fetch('/local/setup'))) as Setup;
  },
  open: (asked: OpenRequest) => post<ConversationView>('open', asked),
  say: (asked: SayRequest) => post<{ message: string }>('say', asked),
  edit: (asked: EditRequest) => post<unknown>('edit', asked),
  delete: (asked: DeleteRequest) => post<unknown>('delete', asked),
  press: (asked: PressRequest) => post<PressResult>('press', asked),
  lookUp: (asked: LookUpRequest) => post<LookUpResult>('look-up', asked),
  share: (asked: ShareRequest) => post<unknown>('share', asked),
  check: (asked: CheckRequest) => post<DialogResult>('check', asked),
  dialog: (asked: DialogRequest) => post<DialogResult>('dialog', asked),
  trouble: (asked: TroubleRequest) => post<unknown>('trouble', asked),
  clock: (asked: ClockRequest) => post<unknown>('clock', asked),
};

async function post<T>(what: string, body: object): Promise<T> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  let response: Response;
  try {
    response = await fetch(`/local/${what}`, init);
  } catch {
    throw new Error('Policy Guide is not running on this computer. Start it again; this page will find it.');
  }
  return (await answered(response)) as T;
}

async function answered(response: Response): Promise<unknown> {
  const body = (await response.json()) as { detail?: string };
  if (!response.ok) throw new Error(body.detail ?? `The local channel answered with HTTP ${response.status}.`);
  return body;
}
