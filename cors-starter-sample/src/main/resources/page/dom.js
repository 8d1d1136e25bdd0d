// Elements with text in them. Nothing on this page ever becomes markup: what a server says may quote what a stranger typed.

export function element(name, className, ...content) {
  const created = document.createElement(name);
  created.className = className;
  created.append(...content);
  return created;
}
