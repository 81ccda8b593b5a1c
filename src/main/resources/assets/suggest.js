// Suggestions below a search field while one types: the combobox of the ARIA Authoring Practices, with a list that is
// chosen from by arrow keys and never fills in anything by itself. Without it the field is a plain form. A form with
// data-of takes what is chosen into its field, if it is of one of those types; another one goes to its page.
for (const field of document.querySelectorAll("form[data-suggest] input[type=search]")) {
  const form = field.form;
  const types = form.dataset.of ? form.dataset.of.split(" ") : [];
  const list = document.createElement("ul");
  list.id = `${field.id || field.name}-suggestions`.concat(document.querySelectorAll(".suggestions").length);
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.getAttribute("aria-label") || field.labels[0].textContent);
  list.hidden = true;
  field.after(list);
  field.autocomplete = "off";
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");

  let timer, asked = "", active = -1;

  const close = () => {
    list.hidden = true;
    active = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };

  const mark = (index) => {
    const options = [...list.children];
    active = (index + options.length) % options.length;
    options.forEach((option, i) => option.setAttribute("aria-selected", i === active ? "true" : "false"));
    field.setAttribute("aria-activedescendant", options[active].id);
    options[active].scrollIntoView({ block: "nearest" });
  };

  const show = (hits) => {
    list.replaceChildren(...hits.map((hit, i) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${i}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.address = hit.address;
      const name = document.createElement("span");
      name.textContent = hit.label;
      if (hit.language) name.lang = hit.language;
      const type = document.createElement("small");
      type.textContent = hit.matched && hit.matched.text !== hit.label ? `${hit.typeLabel} · ${hit.matched.text}` : hit.typeLabel;
      option.append(name, " ", type);
      return option;
    }));
    list.hidden = hits.length === 0;
    active = -1;
    field.setAttribute("aria-expanded", list.hidden ? "false" : "true");
  };

  const choose = (option) => {
    if (types.length === 0) return location.assign(option.dataset.address);
    field.value = option.firstChild.textContent;
    close();
  };

  const isOf = (hit) => types.length === 0 || types.some((type) => hit.address.includes(`/doc/${type}/`));

  // Pages that are files have the names in a file; the others ask the server.
  const found = async (words) => {
    if (window.egnatiaFind) return window.egnatiaFind(words);
    const address = new URL(form.dataset.suggest, location.href);
    address.searchParams.set("q", words);
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    return answer.ok ? answer.json() : [];
  };

  const ask = async () => {
    const words = field.value.trim();
    asked = words;
    if (words.length < 2) return close();
    try {
      const hits = await found(words);
      // A slow answer to what was typed before is out of date.
      if (asked === words && document.activeElement === field) show(hits.filter(isOf));
    } catch {
      close();
    }
  };

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 120);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !list.hidden) {
      event.preventDefault();
      mark(event.key === "ArrowDown" ? active + 1 : active < 0 ? -1 : active - 1);
    } else if (event.key === "Enter" && active >= 0 && !list.hidden) {
      event.preventDefault();
      choose(list.children[active]);
    }
  });
  list.addEventListener("mousedown", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) {
      event.preventDefault();
      choose(option);
    }
  });
  field.addEventListener("blur", close);
}
