/** The time zones an American office may be in: those of the states first, by the names people use. */

const ofTheStates: readonly { value: string; label: string }[] = [
  { value: 'America/New_York', label: 'Eastern Time (New York)' },
  { value: 'America/Chicago', label: 'Central Time (Chicago)' },
  { value: 'America/Denver', label: 'Mountain Time (Denver)' },
  { value: 'America/Phoenix', label: 'Mountain Time without daylight saving (Phoenix)' },
  { value: 'America/Los_Angeles', label: 'Pacific Time (Los Angeles)' },
  { value: 'America/Anchorage', label: 'Alaska Time (Anchorage)' },
  { value: 'Pacific/Honolulu', label: 'Hawaii Time (Honolulu)' },
];

const others = Intl.supportedValuesOf('timeZone').filter(
  (zone) => /^(America|Pacific)\//.test(zone) && !ofTheStates.some(({ value }) => value === zone),
);

/** What can be chosen; the zone that is set is always among them. */
export function timeZonesWith(zone: string): readonly (string | { value: string; label: string })[] {
  const all = [...ofTheStates, ...others];
  return all.some((choice) => (typeof choice === 'string' ? choice : choice.value) === zone) ? all : [zone, ...all];
}
