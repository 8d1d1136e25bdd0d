// Calls the API from this page's origin and compares what the browser shows a script with what application.yml promises.

const config = await (await fetch('config.json')).json();

// The same host as the page's, so that the session cookie belongs to the site of both.
const api = `${location.protocol}//${location.hostname}:${config.apiPort}`;

// What the policy "app" says, a second time and independently of it.
const letIn = location.hostname === 'localhost'
    || /^tenant-[0-9]+\.localhost$/.test(location.hostname)
    || config.tenants.includes(location.origin);

const blocked = (says) => ({ outcome: 'blocked', says });

const readable = (status, says) => ({ outcome: 'readable', status, says });

const json = (value) => ({ headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(value) });

// Each call: what is sent, and what an origin should see that is let in ("promise") or refused ("otherwise").
const GROUPS = [
  {
    title: 'Open to everyone',
    calls: [
      {
        row: 'public-status',
        title: 'Public resource',
        why: 'Its policy answers “*”: any origin, no credentials.',
        method: 'GET', path: '/public/status',
        promise: readable(200, '200: it is open to every origin.'),
        otherwise: readable(200, '200: it is open to every origin, this one too.'),
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
        why: 'X-Hidden is on the same response. The network tab has it, the script does not.',
        method: 'GET', path: '/api/notes?limit=1', header: 'X-Hidden',
        promise: { outcome: 'blocked', status: 200, says: 'The response, but not X-Hidden.' },
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
        why: 'PUT, JSON and the CSRF token each need the preflight’s leave.',
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
        promise: readable(401, '401, readable as any response.'),
      },
      {
        row: 'missing-csrf-token',
        title: 'Missing CSRF token',
        why: 'CORS lets the request in; the CSRF check does not.',
        method: 'DELETE', path: '/api/notes/1', credentials: 'include', preflighted: true,
        promise: readable(403, '403, readable as any response.'),
      },
      {
        row: 'uncaught-exception',
        title: 'Uncaught exception',
        why: 'The container writes this response, after the application gave up.',
        method: 'GET', path: '/api/fail',
        promise: readable(500, '500, readable as any response.'),
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

const promised = (call) => (letIn ? call.promise : call.otherwise ?? refusal(call));

const refusal = (call) => (call.preflighted
  ? blocked('Nothing: the preflight is denied.')
  : blocked('Nothing: the response has no CORS headers.'));

const credentialsOf = (call) => call.credentials ?? 'omit';

// --- Calling ---------------------------------------------------------------------------------------------------------

let session;

async function csrfHeader() {
  const { headerName, token } = await (await fetch(`${api}/api/csrf`, { credentials: 'include' })).json();
  return { [headerName]: token };
}

async function signIn() {
  const login = json({ username: 'ada', password: 'lovelace' });
  await fetch(`${api}/api/login`, {
    method: 'POST', credentials: 'include', headers: { ...login.headers, ...await csrfHeader() }, body: login.body,
  });
}

async function signOut() {
  await fetch(`${api}/api/logout`, { method: 'POST', credentials: 'include', headers: await csrfHeader() });
}

async function see(call) {
  try {
    // Where signing in fails, the call is made all the same: the row is about it.
    if (call.signedIn) {
      await (session ??= signIn().catch(() => {}));
    }
    const token = call.csrf ? await csrfHeader().catch(() => ({})) : {};
    const response = await fetch(api + call.path, {
      method: call.method, credentials: credentialsOf(call), headers: { ...call.headers, ...token }, body: call.body,
    });
    const header = call.header && response.headers.get(call.header);
    return {
      outcome: header === null ? 'blocked' : 'readable',
      status: response.status,
      body: await response.text(),
      header,
    };
  }
  catch (error) {
    return { outcome: 'blocked', error };
  }
}

// A blocked call and a dead server look the same to a script, except to one that asks for nothing back.
async function apiAnswers() {
  try {
    await fetch(`${api}/public/status`, { mode: 'no-cors' });
    return true;
  }
  catch {
    return false;
  }
}

// --- Showing ---------------------------------------------------------------------------------------------------------

function element(name, className, ...content) {
  const created = document.createElement(name);
  created.className = className;
  created.append(...content);
  return created;
}

function showOrigins() {
  const origin = (host) => `${location.protocol}//${host}${location.port && `:${location.port}`}`;
  const links = [
    [origin('localhost'), 'listed'],
    [origin('tenant-7.localhost'), 'matches a pattern'],
    [origin('127.0.0.1'), 'not let in'],
    ...config.tenants.map((tenant) => [tenant, 'a tenant in the database']),
  ];
  document.querySelector('#origins').replaceChildren(...links.map(([href, note]) => {
    const link = element('a', '', element('span', 'origin', href), element('span', 'note', note));
    link.href = `${href}/`;
    if (href === location.origin) {
      link.ariaCurrent = 'page';
    }
    return element('li', '', link);
  }));
}

function showCalls() {
  const table = document.querySelector('table');
  for (const group of GROUPS) {
    const heading = element('th', '', group.title);
    heading.colSpan = 5;
    heading.scope = 'rowgroup';
    const body = element('tbody', '', element('tr', 'group', heading));
    body.append(...group.calls.map(rowOf));
    table.append(body);
  }
}

function rowOf(call) {
  const row = document.querySelector('#row').content.firstElementChild.cloneNode(true);
  row.dataset.row = call.row;
  row.querySelector('.title').textContent = call.title;
  row.querySelector('.why').textContent = call.why;
  row.querySelector('.line').append(element('b', '', call.method), ` ${call.path}`);
  const details = [`credentials: ${credentialsOf(call)}`];
  for (const [name, value] of Object.entries(call.headers ?? {})) {
    details.push(`${name}: ${value}`);
  }
  if (call.csrf) {
    details.push('X-CSRF-TOKEN: …');
  }
  row.querySelector('.details').append(...details.map((detail) => element('li', '', detail)));
  if (call.preflighted) {
    row.querySelector('.details').append(element('li', 'preflighted', 'preflight first'));
  }
  row.querySelector('.promise').textContent = promised(call).says;
  return row;
}

function showWaiting(row) {
  delete row.dataset.outcome;
  delete row.dataset.verdict;
  row.querySelector('.seen').replaceChildren();
  row.querySelector('.chip').textContent = 'running …';
}

function showSeen(row, call, seen) {
  const cell = [element('span', `outcome ${seen.outcome}`, seen.outcome)];
  if (seen.error) {
    cell.push(element('code', 'excerpt', `${seen.error.name}: ${seen.error.message}`));
  }
  else {
    cell.push(element('b', 'status', seen.status));
    const text = call.header ? `${call.header}: ${seen.header ?? 'null'}` : seen.body;
    cell.push(element('code', 'excerpt', text));
  }
  row.querySelector('.seen').replaceChildren(...cell);
  row.dataset.outcome = seen.outcome;
}

function showVerdict(row, expected) {
  row.dataset.verdict = expected ? 'expected' : 'unexpected';
  row.querySelector('.chip').textContent = expected ? '✓ as it should be' : '✗ NOT as it should be';
}

function showAdmission(alive, admitted) {
  const verb = admitted ? 'lets it in' : 'does not let it in';
  document.querySelector('#headline').replaceChildren(
    'This page’s origin is ', element('code', '', location.origin), ', and the API at ', element('code', '', api), ' ',
    element('em', admitted ? 'readable' : 'blocked', alive ? verb : 'does not answer'), '.');
}

// --- Running ---------------------------------------------------------------------------------------------------------

async function run() {
  const again = document.querySelector('#again');
  again.disabled = true;
  document.body.dataset.done = 'false';
  session = undefined;
  const calls = GROUPS.flatMap((group) => group.calls);
  const rows = new Map(calls.map((call) => [call, document.querySelector(`[data-row="${call.row}"]`)]));
  rows.forEach((row) => showWaiting(row));
  const alive = await apiAnswers();
  let good = 0;
  for (const [call, row] of rows) {
    const seen = await see(call);
    const { outcome, status } = promised(call);
    const expected = alive && seen.outcome === outcome && seen.status === status;
    good += expected ? 1 : 0;
    showSeen(row, call, seen);
    showVerdict(row, expected);
    if (call.row === 'safelisted-get') {
      showAdmission(alive, seen.outcome === 'readable');
    }
  }
  await session?.then(signOut).catch(() => {});
  document.querySelector('#summary').textContent = good === calls.length
    ? `All ${good} calls ended as they should.`
    : `${calls.length - good} of ${calls.length} calls did NOT end as they should.`;
  document.body.dataset.done = 'true';
  again.disabled = false;
}

showOrigins();
showCalls();
document.querySelector('#again').addEventListener('click', run);
await run();
