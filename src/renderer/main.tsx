import './theme/base.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { App } from './App.tsx';
import { Toaster } from './components/Toaster.tsx';
import { usePath, useSearchPart } from './hash-location.ts';
import { refreshByNotices } from './refresh.ts';

const client = new QueryClient({
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
