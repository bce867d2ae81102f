/** Line icons on a grid of 16; every one drawn for this dashboard, none of them alone carries a meaning. */
const paths = {
  operations: 'M2 3h12v10H2zM2 7h12M7 7v6',
  cases: 'M2 5h12v8H2zM6 5V3h4v2',
  inbox: 'M2 9l2-6h8l2 6v4H2zM2 9h4l1 2h2l1-2h4',
  requests: 'M5 6a3 3 0 1 1 4 2.6c-1 .5-1 1-1 1.9M8 13v.5',
  agreements: 'M1 8l3-3 4 3 4-3 3 3-5 5H8z',
  partners:
    'M8.5 5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0M1.5 13c0-3 2-4.5 4.5-4.5s4.5 1.5 4.5 4.5M11 3a2.5 2.5 0 0 1 0 4.6M12 9c1.7.5 2.7 1.8 2.7 4',
  disclosures: 'M3 2h9v12H4a1 1 0 0 1-1-1zM3 12h9',
  administration:
    'M10.2 8a2.2 2.2 0 1 1-4.4 0 2.2 2.2 0 0 1 4.4 0M8 1.5v2M8 12.5v2M1.5 8h2M12.5 8h2M3.4 3.4l1.4 1.4M11.2 11.2l1.4 1.4M3.4 12.6l1.4-1.4M11.2 4.8l1.4-1.4',
  exchange: 'M3 2.5h10v11H3zM5.5 5.5h5M5.5 8h5M5.5 10.5h3',
  capabilities: 'M8 2l6 3-6 3-6-3zM2 8l6 3 6-3M2 11l6 3 6-3',
  posture: 'M2 13.5h12M4 11V8M8 11V3M12 11V6',
  research: 'M6 2.5h4M7 2.5V7l-4 6.5h10L9 7V2.5',
  up: 'M8 13V3M4 7l4-4 4 4',
  check: 'M3 8.5l3.5 3.5L13 4.5',
  cross: 'M4 4l8 8M12 4l-8 8',
  plus: 'M8 3v10M3 8h10',
  pen: 'M3 13l.8-3L10.5 3.3l2.2 2.2L6 12.2zM9.3 4.5l2.2 2.2',
  flag: 'M4 14V2.5h8l-1.5 3L12 8.5H4',
  target: 'M13.5 8A5.5 5.5 0 1 1 2.5 8a5.5 5.5 0 0 1 11 0M10 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0',
  clock: 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0M8 4.5V8l2.5 1.5',
  task: 'M2.5 2.5h11v11h-11zM5 8l2 2 4-4',
  handover: 'M2 5.5h9M8.5 3L11 5.5 8.5 8M14 10.5H5M7.5 8L5 10.5 7.5 13',
  link: 'M6.5 9.5l3-3M7 5l1.5-1.5a2.8 2.8 0 0 1 4 4L11 9M9 11l-1.5 1.5a2.8 2.8 0 0 1-4-4L5 7',
  quote: 'M3 11V7.5A3 3 0 0 1 6 4.5M9.5 11V7.5a3 3 0 0 1 3-3M3 8h3.5v3H3zM9.5 8H13v3H9.5z',
  search: 'M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0M10.3 10.3L14 14',
  filter: 'M2 4h12M4 8h8M6.5 12h3',
  down: 'M4 6l4 4 4-4',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  copy: 'M5.5 5.5h8v8h-8zM3 10.5h-.5v-8h8V3',
  eye: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8M10 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0',
  lock: 'M4 7h8v6.5H4zM5.5 7V5a2.5 2.5 0 0 1 5 0v2',
  person: 'M10.7 5a2.7 2.7 0 1 1-5.4 0 2.7 2.7 0 0 1 5.4 0M2.5 14c.3-3 2.5-4.5 5.5-4.5s5.2 1.5 5.5 4.5',
  out: 'M6 3H3v10h3M7 8h7M11 5l3 3-3 3',
  sign: 'M2 13h12M3 10c2-5 4-7 5-6s-2 6 0 6 2-3 3-3 0 3 2 3',
  pause: 'M5 3.5v9M11 3.5v9',
  play: 'M5 3.5l7 4.5-7 4.5z',
  warning: 'M8 2.5l6 11H2zM8 6.5v3.5M8 12h.01',
  globe: 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0M2 8h12M8 2c2 2 2.5 4 2.5 6S10 12 8 14c-2-2-2.5-4-2.5-6S6 4 8 2',
  key: 'M7.5 5.5a3 3 0 1 1-6 0 3 3 0 0 1 6 0M7 7l7 6.5M11 10.5L9.5 12',
  refresh: 'M13 5.5A5.5 5.5 0 1 0 13.5 9M13.5 2.5v3.5H10',
  download: 'M8 2.5v8M4.5 7.5L8 11l3.5-3.5M2.5 13.5h11',
  print: 'M4 6V2.5h8V6M4 11H2.5V6h11v5H12M4.5 9.5h7v4h-7z',
} as const;
export type IconName = keyof typeof paths;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" width={size} height={size} aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}

export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" focusable="false">
      <circle cx="9" cy="12" r="7" stroke="var(--accent)" />
      <circle cx="15" cy="12" r="7" stroke="currentColor" />
    </svg>
  );
}
