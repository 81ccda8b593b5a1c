// Better with it, complete without it. Features add themselves in files of their own.
document.documentElement.classList.add("js");

// Each section and chart that has an address of its own shows it to a pointer, and puts it on the clipboard.
for (const heading of document.querySelectorAll("main h2[id], main figure[id] > figcaption:first-child")) {
  const link = document.createElement("a");
  link.href = `#${heading.id || heading.parentElement.id}`;
  link.className = "anchor";
  link.textContent = "#";
  link.title = document.body.dataset.copy;
  // The heading keeps its name; whoever has no pointer follows the contents of the page.
  link.tabIndex = -1;
  link.setAttribute("aria-hidden", "true");
  link.addEventListener("click", () => {
    if (!navigator.clipboard) return;
    navigator.clipboard.writeText(link.href).then(() => {
      link.textContent = "✓";
      link.title = document.body.dataset.copied;
    });
  });
  heading.append(link);
}

// Whoever goes to a part of the page finds it open.
const openPart = () =>
  document.getElementById(location.hash.slice(1))?.parentElement.querySelector(":scope > details.part")?.setAttribute("open", "");
addEventListener("hashchange", openPart);
openPart();

// On paper a page has what its parts say in short; whoever wants all of it opens all of it first.
const printAll = document.querySelector("button.print-all");
if (printAll && document.querySelector("section.unprinted")) {
  printAll.hidden = false;
  printAll.addEventListener("click", () => {
    for (const part of document.querySelectorAll("section.unprinted > details.part")) part.open = true;
    print();
  });
}
