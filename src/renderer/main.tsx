import './theme/base.css';
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { App } from './App.tsx';
import { Toaster } from './components/Toaster.tsx';
import { lookAgain, lookFirst } from './door/door.ts';
import { usePath, useSearchPart } from './hash-location.ts';
import { RefusedError } from './office.ts';
import { refreshByNotices } from './refresh.ts';

/** A call that found the desk empty or locked: the window looks how things stand, and shows the door. */
const onError = (error: unknown) => {
  if (error instanceof RefusedError && error.refusal.code === 'signed-out') void lookAgain(client);
};

const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      staleTime: Infinity, // the ledger says when something has changed
      gcTime: 10 * 60_000,
      networkMode: 'always', // the ledger is on this computer
      retry: false,
      refetchOnWindowFocus: false,
    },
    mutations: { networkMode: 'always' },
  },
});
refreshByNotices(client);
void lookFirst(client);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <Router hook={usePath} searchHook={useSearchPart}>
        <App />
        <Toaster />
      </Router>
    </QueryClientProvider>
  </StrictMode>,
);
