// Where the API is, and how it explains a call.

export const config = await (await fetch('config.json')).json();

// The same host as the page's, so that the session cookie belongs to the site of both.
export const api = `${location.protocol}//${location.hostname}:${config.apiPort}`;

// The API behind the gateway, if there is one, and "api" is that.
export const behind = config.behindPort && `${location.protocol}//${location.hostname}:${config.behindPort}`;

// A blocked call and a dead server look the same to a script, unless it does not ask to read the response.
export async function apiAnswers() {
  try {
    await fetch(`${api}/public/status`, { mode: 'no-cors' });
    return true;
  }
  catch {
    return false;
  }
}

// How the server would treat a script's request: see docs/operations.md. "credentials" is "include", "omit", or
// anything else if it is not known.
export async function explain({ origin, method, path, headers, credentials }, signal) {
  const question = new URLSearchParams({ origin, method, path, headers });
  if (credentials === 'include' || credentials === 'omit') {
    question.set('credentials', credentials === 'include');
  }
  const response = await fetch(`${api}/actuator/cors/explain?${question}`, { credentials: 'omit', signal });
  if (!response.ok) {
    throw new Error(`the server answered ${response.status}`);
  }
  return response.json();
}
