import { gzipSync } from 'node:zlib';

/** Files of evidence in the stories: small, invented like everything here, with addresses that belong to nobody. */

const lines = (...all: string[]): Buffer => Buffer.from(`${all.join('\n')}\n`);

export const ransomNote = lines(
  '*** TAHIMIK ***',
  '',
  'Your files are quiet now. Do not switch the machines off and do not call the police.',
  'Pagbabayad lamang ang susi. Write within five days, with the number 7741-0932:',
  '',
  '    quiet-desk@mail.example',
);

/** What one machine of the third hospital asked of the proxy in the hour before it was encrypted. */
export const proxyLog = gzipSync(
  lines(
    '#Fields: time c-ip cs-username cs-method cs-host cs-uri-stem sc-status sc-bytes',
    ...Array.from({ length: 76 }, (_, i) => {
      const second = i * 47;
      const time = [1, Math.floor(second / 60), second % 60].map((n) => String(n).padStart(2, '0')).join(':');
      return `${time} 10.14.3.61 LABSYS\\svc-supplier CONNECT update-cdn.example:8443 - 200 ${1_104 + (i % 7) * 16}`;
    }),
  ),
);

export const loaderConfiguration = lines(
  '{',
  '  "note": "taken from the memory of the unpacked loader, CERT-SG laboratory",',
  '  "campaign": "visayas-03",',
  '  "servers": ["203[.]0[.]113[.]77:8443", "203[.]0[.]113[.]91:8443", "198[.]51[.]100[.]23:8443"],',
  '  "beaconSeconds": 47,',
  '  "mutex": "Global\\\\tahimik-gabi-01",',
  '  "skipWhenHostnameEndsWith": "-kalma",',
  '  "extension": ".tahimik"',
  '}',
);

export const forgedMail = lines(
  'Received: from mail.nav1era-shipping.example (2001:db8:41:7::19) by mx.carrier.example; 03:12:44 +0000',
  'From: "Accounts, Naviera Shipping" <accounts@nav1era-shipping.example>',
  'To: treasury@carrier.example',
  'Subject: RE: RE: Invoice 4471, new bank details',
  'Message-ID: <20b1e4@nav1era-shipping.example>',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Good morning,',
  '',
  'as agreed on the telephone, our account at the former bank is under audit. Please transfer invoice 4471',
  'to the account below today, so that the vessel can leave on time.',
  '',
  'With kind regards',
  'Accounts Receivable',
);

export const mailboxRules = lines(
  'created,rule,condition,action',
  'day 1,".","subject contains: invoice; payment; bank","move to: RSS Feeds; mark as read"',
  'day 1,"..","from: treasury@carrier.example","forward to: accounts@nav1era-shipping.example"',
  'day 38,"...","subject contains: fraud; recall","delete"',
);
