import { QueryCache, QueryClient } from '@tanstack/react-query';
import { Problem } from './http.js';

/**
 * What the server said last. Cases are kept true by the live book (live/), so nothing is fetched again just because a
 * window got the focus; an answer that says "signed out" makes the session be asked for anew.
 */
export const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      if (error instanceof Problem && error.status === 401 && query.queryKey[0] !== 'session')
        void queries.invalidateQueries({ queryKey: ['session'] });
    },
  }),
  defaultOptions: {
    // What cannot be had or sent without a network says so, instead of waiting in silence until there is one.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      staleTime: 60_000,
      gcTime: 15 * 60_000,
      refetchOnWindowFocus: false,
      retry: (count, error) =>
        count < 2 && (!(error instanceof Problem) || error.status === 0 || error.status >= 500),
    },
  },
});
