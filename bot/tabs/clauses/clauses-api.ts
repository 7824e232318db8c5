import { query, type Api } from '../api.ts';
import type * as said from './said.ts';

/** /api/v1/knowledge as the tab uses it. Calls reject as those of ../api.ts do. */
export function createClausesApi({ ask, call }: Pick<Api, 'ask' | 'call'>) {
  const item = (key: string) => `knowledge/items/${encodeURIComponent(key)}`;
  const post = <Answer>(path: string, body: unknown, more: { basedOn?: number; stop?: AbortSignal } = {}) =>
    ask<Answer>(`knowledge/${path}`, { method: 'POST', body, ...more });
  const onItem = (how: 'retire' | 'discard') => (key: string, version: number) =>
    ask<said.Item>(`${item(key)}/${how}`, { method: 'POST', body: {}, basedOn: version });
  return {
    overview: () => ask<said.Overview>('knowledge'),
    item: (key: string) => ask<said.Item>(item(key)),
    /** Into the draft. `version`: that which the change is made on, 0 where it is not in the draft. */
    keep: (key: string, value: said.ItemValue, version: number) =>
      ask<said.Item>(item(key), { method: 'PUT', body: { value }, basedOn: version }),
    retire: onItem('retire'),
    discard: onItem('discard'),
    losing: (key: string) => ask<said.Losing>(`${item(key)}/losing`),
    preview: (key: string, value: said.ClauseValue, stop: AbortSignal) =>
      post<said.Preview>('preview', { key, value }, { stop }),
    tryOut: (question: string) => post<said.TryAnswer>('try', { question }),
    changes: () => ask<said.Changes>('knowledge/changes'),
    revisions: (before?: number) => ask<said.Revisions>(`knowledge/revisions?${query({ before: before?.toString() })}`),
    compare: (number: number, against?: number) =>
      ask<said.Compared>(`knowledge/revisions/${number}?${query({ against: against?.toString() })}`),
    startCheck: (what: said.CheckRequest) => post<said.Check>('checks', what),
    check: (id: string) => ask<said.Check>(`knowledge/checks/${encodeURIComponent(id)}`),
    publish: (body: said.PublishRequest, newest: number) => post<said.Published>('publish', body, { basedOn: newest }),
    asked: () => ask<said.Asked>('knowledge/asked'),
    useAsked: (question: string, as: said.UseRequest) =>
      post<said.Used>(`asked/${encodeURIComponent(question)}/use`, as),
    deleteAsked: (question: string) => post<unknown>(`asked/${encodeURIComponent(question)}/delete`, {}),
    readFile: (kind: 'docx' | 'yaml', file: Blob) => post<said.ImportRead>(`import/${kind}`, file),
    takeIn: (items: said.ImportRequest['items']) => post<unknown>('import', { items }),
    holdDocument: (policy: string, document: string) =>
      post<said.DocumentCompared>(`documents/${encodeURIComponent(policy)}`, { document }),
    exported: async () => (await call('knowledge/export')).blob(),
    offered: () => ask<said.Changes>('knowledge/offered'),
    decideOffer: (hash: string, take: boolean) => post<unknown>('offered', { hash, take }),
  };
}

export type ClausesApi = ReturnType<typeof createClausesApi>;
