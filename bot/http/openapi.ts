import { z } from 'zod';
import { apiRoute, type ApiRoute } from './api-route.ts';
import { Problem } from './contract.ts';

/** As JSON Schema. Moments and transforms are shown as what is sent. */
const shown = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  void $schema;
  return rest as Record<string, unknown>;
};
const BINARY = { type: 'string', format: 'binary' };
const REFUSALS = ['400', '401', '403', '404', '409', '412', '413', '415', '422', '428', '429', '500', '503'];

/** OpenAPI 3.1, written from the routes: it cannot lag behind them. */
export function openApi(routes: readonly ApiRoute[]): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = `/api/v1${route.path.replace(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [route.method]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Policy Guide',
      version: '1',
      description: 'For the tabs of Policy Guide. Every call is signed in; nothing is kept in cookies.',
    },
    security: [{ teams: [] }],
    paths,
    components: {
      schemas: { Problem: shown(Problem, 'output') },
      securitySchemes: {
        teams: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'The token that Teams gives a tab (getAuthToken).',
        },
      },
    },
  };
}

function operation({
  path,
  method,
  summary,
  who,
  query,
  body,
  file,
  versioned,
  answer,
}: ApiRoute): Record<string, unknown> {
  const properties = query ? ((shown(query, 'input').properties ?? {}) as Record<string, unknown>) : {};
  const json = (schema: z.ZodType, io: 'input' | 'output') => ({ 'application/json': { schema: shown(schema, io) } });
  return {
    operationId: `${method}${path.replace(/[^a-z]+(.)?/gi, (_all, letter: string | undefined) => letter?.toUpperCase() ?? '')}`,
    summary,
    description: `For ${who === 'staff' ? 'all staff' : who.join(', ')}.`,
    parameters: [
      ...(path.includes(':id') ? [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }] : []),
      ...Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: false, schema })),
      ...(versioned ? [{ name: 'If-Match', in: 'header', required: true, schema: { type: 'string' } }] : []),
    ],
    ...(body && { requestBody: { required: true, content: json(body, 'input') } }),
    ...(file && { requestBody: { required: true, content: { 'application/octet-stream': { schema: BINARY } } } }),
    responses: {
      '2XX': {
        description: 'Done.',
        content: answer ? json(answer, 'output') : path.endsWith('.csv') ? { 'text/csv': { schema: { type: 'string' } } } : { 'application/zip': { schema: BINARY } }, // prettier-ignore
      },
      ...Object.fromEntries(
        REFUSALS.map((status) => [
          status,
          {
            description: 'See detail.',
            content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
          },
        ]),
      ),
    },
  };
}

/** The description of the others, and of itself. */
export function openApiRoute(others: readonly ApiRoute[]): ApiRoute {
  const route: ApiRoute = apiRoute({
    method: 'get',
    path: '/openapi.json',
    summary: 'This description.',
    who: 'staff',
    answer: z.record(z.string(), z.unknown()),
    run: () => Promise.resolve({ status: 200, body: openApi([...others, route]) }),
  });
  return route;
}
