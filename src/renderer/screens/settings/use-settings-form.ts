/** A draft of the settings: what is typed, what of it differs, saving it, and who may. */
import { useState } from 'react';
import { toast } from 'sonner';
import type { Settings } from '../../../shared/settings.ts';
import { useCommand, useOffice } from '../../use-office.ts';

export function useSettingsForm() {
  const { data: saved, error } = useOffice('settings.get', {});
  const { data: session } = useOffice('office.session', {});
  const change = useCommand('settings.change');
  const [typed, setTyped] = useState<Partial<Settings>>({});
  const changes = saved ? Object.fromEntries(Object.entries(typed).filter(([key, value]) => saved[key as keyof Settings] !== value)) : {}; // the keys of typed are settings
  return {
    settings: saved && { ...saved, ...typed },
    isChanged: Object.keys(changes).length > 0,
    isSaving: change.isPending,
    error: error ?? change.error,
    /** A Viewer sees the settings and changes none. */
    mayChange: session?.user.roles.some((role) => role !== 'Viewer') ?? false,
    set: (part: Partial<Settings>) => setTyped((before) => ({ ...before, ...part })),
    reset: () => setTyped({}),
    save: () =>
      change.mutate(changes, {
        onSuccess: () => {
          setTyped({});
          toast.success('Saved');
        },
      }),
  };
}
export type SettingsForm = ReturnType<typeof useSettingsForm>;
