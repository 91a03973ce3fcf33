/** The sandbox's JSON API and its stream of events. */

async function call(method, path, body) {
  const options = { method };
  if (body instanceof FormData) options.body = body;
  else if (body !== undefined) {
    options.headers = { "Content-Type": "application/json" };
    options.body = JSON.stringify(body);
  }
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Error("The sandbox does not answer. Is it still running?");
  }
  const answer = await response.text();
  let data = {};
  try {
    data = answer ? JSON.parse(answer) : {};
  } catch {
    if (response.ok) throw new Error("The sandbox answered something that is not JSON.");
  }
  if (!response.ok) throw new Error(data.message || `The sandbox answered ${response.status}.`);
  return data;
}

const id = encodeURIComponent;

function form(message, file) {
  const data = new FormData();
  for (const [name, value] of Object.entries(message)) data.append(name, String(value));
  data.append("file", file, file.name);
  return data;
}

export const api = {
  state: () => call("GET", "/api/state"),
  messages: async (space) => (await call("GET", `/api/spaces/${id(space)}/messages`)).messages,
  say: (space, message) => call("POST", `/api/spaces/${id(space)}/messages`, message),
  edit: (message, edit) => call("PUT", `/api/messages/${id(message)}`, edit),
  drop: (space, message, file) => call("POST", `/api/spaces/${id(space)}/files`, form(message, file)),
  file: (file) => `/api/files/${id(file)}`,
  press: (press) => call("POST", "/api/press", press),
  workspace: (workspace) => call("GET", `/api/workspaces/${id(workspace)}`),
  change: (workspace, name, settings, person) =>
    call("PUT", `/api/workspaces/${id(workspace)}/settings/${id(name)}?personId=${id(person)}`, settings),
  requests: async () => (await call("GET", "/api/requests")).requests,
  switchAuditLog: (switches) => call("POST", "/api/audit", switches),
  moveClock: (minutes) => call("POST", "/api/clock", { minutes }),
  kill: (number) => call("POST", `/api/bots/${number}/kill`, {}),
  fault: (fault) => call("POST", "/api/fault", fault),
  reset: () => call("POST", "/api/reset", {}),
};

/** Follows the stream; the browser reconnects by itself, and `onOpen` runs each time. */
export function listen(handlers, onOpen, onLost) {
  const stream = new EventSource("/api/stream");
  stream.addEventListener("open", onOpen);
  stream.addEventListener("error", onLost);
  for (const [name, handle] of Object.entries(handlers)) {
    stream.addEventListener(name, (event) => handle(JSON.parse(event.data)));
  }
}
