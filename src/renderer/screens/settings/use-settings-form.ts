/** A draft of the settings: what is typed, what of it differs, what is wrong with it, saving it, and who may. */
import { useState } from 'react';
import { toast } from 'sonner';
import type { Settings } from '../../../shared/settings.ts';
import { useMayChange } from '../../use-may-change.ts';
import { canUndo } from '../../undo.ts';
import { useCommand, useOffice } from '../../use-office.ts';

type Problems = Partial<Record<keyof Settings, string>>;

export function useSettingsForm() {
  const { data: saved, error: loadError, refetch } = useOffice('settings.get', {});
  const change = useCommand('settings.change');
  const mayChange = useMayChange();
  const [typed, setTyped] = useState<Partial<Settings>>({});
  const [problems, setProblems] = useState<Problems>({});
  const [round, setRound] = useState(0);
  const changes = saved ? Object.fromEntries(Object.entries(typed).filter(([key, value]) => saved[key as keyof Settings] !== value)) : {}; // the keys of typed are settings
  const hasProblem = Object.values(problems).some((problem) => problem !== '');

  const begin = () => {
    setTyped({});
    setProblems({});
    setRound(round + 1);
  };
  return {
    settings: saved && { ...saved, ...typed },
    loadError,
    reload: () => void refetch(),
    isChanged: Object.keys(changes).length > 0 || hasProblem,
    canSave: Object.keys(changes).length > 0 && !hasProblem,
    isSaving: change.isPending,
    error: change.error,
    /** A Viewer sees the settings and changes none. */
    mayChange,
    /** Another number after each start from what is saved: the key of controls that keep what was typed. */
    round,
    /** Why what is typed for a setting is none. */
    problemOf: (key: keyof Settings) => problems[key] || undefined,
    set: <Key extends keyof Settings>(key: Key, value: Settings[Key], problem = '') => {
      setTyped((before) => ({ ...before, [key]: value }));
      setProblems((before) => ({ ...before, [key]: problem }));
    },
    /** Says what is wrong with what is typed; the setting stays as it was. */
    refuse: (key: keyof Settings, problem: string) => setProblems((before) => ({ ...before, [key]: problem })),
    /** Controls that keep what was typed show what is set: another place has set it. */
    showAgain: () => setRound(round + 1),
    reset: begin,
    save: () =>
      change.mutate(changes, {
        onSuccess: (answer) => {
          begin();
          toast.success('Settings saved', canUndo(answer));
        },
      }),
  };
}
export type Form = ReturnType<typeof useSettingsForm>;
