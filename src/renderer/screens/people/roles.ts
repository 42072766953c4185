import type { Role } from '../../../shared/words.ts';

/** What a role may, for whoever gives it. */
export const rolesInWords: Record<Role, string> = {
  Administrator: 'Everything, also people and desks',
  Captain: 'Changes the books and the settings',
  Biller: 'Changes the books and the settings',
  Viewer: 'Sees everything, changes nothing',
};
