/** The letterhead of the sample office: its papers and its portal show it. */
const logo = `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256" viewBox="0 0 256 256">
<rect width="256" height="256" rx="56" fill="#12314f"/>
<path d="M128 44l24.7 56.9 61.7 5.7-46.6 40.8 13.8 60.4L128 176.2l-53.6 31.6 13.8-60.4-46.6-40.8 61.7-5.7z" fill="#f2c14e"/>
<path d="M128 108v48M104 132h48" stroke="#12314f" stroke-width="14" stroke-linecap="round"/>
</svg>`;

export const letterhead = {
  officeAddress: '1200 Guadalupe St\nAustin, TX 78701',
  remitTo: 'Lone Star Medical Transport\nPO Box 4410\nAustin, TX 78765',
  documentLogo: `data:image/svg+xml;base64,${Buffer.from(logo).toString('base64')}`,
} as const;
