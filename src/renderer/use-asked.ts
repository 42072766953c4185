import { useEffect, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';

/**
 * Whether one of a screen's dialogs is open. The command menu opens it by the address (`paths.asking`), which is then as it was, so that Back does not
 * open it again.
 *
 * `const [making, setMaking] = useAsked('new');`
 */
export function useAsked(what: string): [boolean, (asked: boolean) => void] {
  const [asked, setAsked] = useState(false);
  const [path, navigate] = useLocation();
  const [params] = useSearchParams();
  const isCalled = params.get('do') === what;
  if (isCalled && !asked) setAsked(true);
  useEffect(() => {
    if (!isCalled) return;
    const rest = new URLSearchParams(params);
    rest.delete('do');
    navigate(rest.size > 0 ? `${path}?${rest}` : path, { replace: true });
  }, [isCalled, params, path, navigate]);
  return [asked, setAsked];
}
