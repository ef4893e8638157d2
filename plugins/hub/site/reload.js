// Reload the page when a newer site stands, and say on it what keeps the next one from being built.
// Only the development server puts this script into pages.

const site = document.querySelector("script[data-hub-site]").dataset.hubSite;
let source;
let panel;

function hear(report) {
  if (report.site !== site) location.reload();
  else show(report.fault);
}

function show(fault) {
  panel?.remove();
  panel = undefined;
  if (!fault) return;
  panel = document.createElement("hub-faults");
  const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: "/_hub/reload.css" });
  const box = document.createElement("section");
  box.setAttribute("role", "alert");
  const title = Object.assign(document.createElement("h2"), { textContent: "Not built: this is the last good site" });
  const text = Object.assign(document.createElement("pre"), { textContent: fault, tabIndex: 0 });
  const hide = Object.assign(document.createElement("button"), { type: "button", textContent: "Hide" });
  hide.addEventListener("click", () => show(""));
  box.append(title, text, hide);
  panel.attachShadow({ mode: "open" }).append(style, box);
  document.body.append(panel);
}

// A browser keeps six connections to a host, so a page that nobody looks at gives its own back.
function listen() {
  source?.close();
  source = undefined;
  if (document.visibilityState === "hidden") return;
  source = new EventSource("/_hub/events");
  source.addEventListener("message", (event) => hear(JSON.parse(event.data)));
}

document.addEventListener("visibilitychange", listen);
addEventListener("pagehide", () => source?.close());
addEventListener("pageshow", (event) => event.persisted && listen());
listen();
