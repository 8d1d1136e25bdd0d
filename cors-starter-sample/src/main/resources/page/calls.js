// The calls of the page, and what application.yml promises for each.

import { config } from './api.js';

// What the policy "app" says, repeated here independently.
const letIn = location.hostname === 'localhost'
    || /^tenant-[0-9]+\.localhost$/.test(location.hostname)
    || config.tenants.includes(location.origin);

const blocked = (says) => ({ outcome: 'blocked', says });

const readable = (status, says) => ({ outcome: 'readable', status, says });

export const json = (value) => ({ headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(value) });

// Each call: what is sent, and what an allowed origin ("promise") or a refused one ("otherwise") should see.
export const GROUPS = [
  {
    title: 'Open to everyone',
    calls: [
      {
        row: 'public-status',
        title: 'Public resource',
        why: 'Its policy answers “*”: any origin, no credentials.',
        method: 'GET', path: '/public/status',
        promise: readable(200, '200: it is open to every origin.'),
        otherwise: readable(200, '200: it is open to every origin, including this one.'),
      },
      {
        row: 'public-credentials',
        title: 'Public resource, with credentials',
        why: '“*” never covers a request that carries cookies.',
        method: 'GET', path: '/public/status', credentials: 'include',
        promise: blocked('Nothing: the policy “public” allows no credentials.'),
        otherwise: blocked('Nothing: the policy “public” allows no credentials.'),
      },
    ],
  },
  {
    title: 'Reading',
    calls: [
      {
        row: 'safelisted-get',
        title: 'Safelisted GET',
        why: 'Needs no preflight. The API answers either way; the headers decide who may look.',
        method: 'GET', path: '/api/notes',
        promise: readable(200, '200, with the notes.'),
      },
      {
        row: 'exposed-header',
        title: 'Exposed header',
        why: 'Scripts see a few safelisted headers, and those that the policy exposes.',
        method: 'GET', path: '/api/notes?limit=1', header: 'X-Total-Count',
        promise: readable(200, 'The number of notes, in X-Total-Count.'),
      },
      {
        row: 'hidden-header',
        title: 'Header that is not exposed',
        why: 'X-Hidden is on the same response. The network tab shows it, the script cannot read it.',
        method: 'GET', path: '/api/notes?limit=1', header: 'X-Hidden',
        promise: { outcome: 'hidden', status: 200, says: 'The response, but not X-Hidden.' },
      },
    ],
  },
  {
    title: 'With the session',
    calls: [
      {
        row: 'session',
        title: 'Credentialed GET',
        why: 'After a login call, the session cookie says who is asking.',
        method: 'GET', path: '/api/me', credentials: 'include', signedIn: true,
        promise: readable(200, '200, with the name of the user.'),
      },
      {
        row: 'preflighted-put',
        title: 'Preflighted PUT',
        why: 'PUT, JSON and the CSRF token each need permission from the preflight.',
        method: 'PUT', path: '/api/notes/1', credentials: 'include', signedIn: true, csrf: true, preflighted: true,
        ...json({ text: `Changed by ${location.origin}.` }),
        promise: readable(200, '200, with the changed note.'),
      },
    ],
  },
  {
    title: 'Errors',
    calls: [
      {
        row: 'unauthenticated',
        title: 'Not signed in',
        why: 'Spring Security answers before any controller is reached.',
        method: 'GET', path: '/api/me',
        promise: readable(401, '401, readable like any response.'),
      },
      {
        row: 'missing-csrf-token',
        title: 'Missing CSRF token',
        why: 'CORS allows the request; the CSRF check does not.',
        method: 'DELETE', path: '/api/notes/1', credentials: 'include', preflighted: true,
        promise: readable(403, '403, readable like any response.'),
      },
      {
        row: 'uncaught-exception',
        title: 'Uncaught exception',
        why: 'The container writes this response, after the application has given up.',
        method: 'GET', path: '/api/fail',
        promise: readable(500, '500, readable like any response.'),
      },
    ],
  },
  {
    title: 'Stopped by the preflight',
    calls: [
      {
        row: 'disallowed-method',
        title: 'Disallowed method',
        why: 'PATCH is not among the policy’s methods.',
        method: 'PATCH', path: '/api/notes/1', preflighted: true,
        ...json({ text: 'Never arrives.' }),
        promise: blocked('Nothing: the browser does not send the PATCH.'),
      },
      {
        row: 'disallowed-header',
        title: 'Disallowed header',
        why: 'X-Not-Allowed is not among the policy’s headers.',
        method: 'GET', path: '/api/notes', preflighted: true, headers: { 'X-Not-Allowed': 'yes' },
        promise: blocked('Nothing: the browser does not send the GET.'),
      },
    ],
  },
];

const refusal = (call) => (call.preflighted
  ? blocked('Nothing: the preflight is denied.')
  : blocked('Nothing: the response has no CORS headers.'));

export const promised = (call) => (letIn ? call.promise : call.otherwise ?? refusal(call));

export const credentialsOf = (call) => call.credentials ?? 'omit';
