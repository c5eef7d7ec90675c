// What the theme leaves out for people who use a keyboard or a screen reader.
// Blocks that scroll sideways can be reached by keyboard.
for (const block of document.querySelectorAll("pre, .table-wrapper")) {
  if (block.scrollWidth > block.clientWidth) block.tabIndex = 0;
}
// The headings of the menu say their level, and its two columns what they are.
for (const heading of document.querySelectorAll(".caption[role=heading]")) heading.ariaLevel = "2";
document.querySelector(".sidebar-drawer")?.setAttribute("aria-label", "Menu");
document.querySelector(".toc-drawer")?.setAttribute("aria-label", "On this page");
// Parameters one below the other are layout, and no list of definitions.
for (const list of document.querySelectorAll(".sig dl")) {
  const lines = [...list.children].map((each) => {
    const line = document.createElement("div");
    line.append(...each.childNodes);
    return line;
  });
  const block = Object.assign(document.createElement("div"), { className: "parameters" });
  block.append(...lines);
  list.replaceWith(block);
}
// The page of the search has a title of its own.
const results = document.querySelector("#search-results");
results?.before(Object.assign(document.createElement("h1"), { textContent: "Search" }));
