import { queryOptions } from '@tanstack/react-query';
import { read } from '../../api/http.js';
import type { ApiToken, OpenSession, User } from '../../api/shapes.js';

export const usersQuery = queryOptions({
  queryKey: ['users'],
  queryFn: async ({ signal }) => (await read<{ items: User[] }>('/users', signal)).items,
});

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: async ({ signal }) => (await read<{ items: ApiToken[] }>('/tokens', signal)).items,
});

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: async ({ signal }) => (await read<{ items: OpenSession[] }>('/sessions', signal)).items,
  staleTime: 0,
});
