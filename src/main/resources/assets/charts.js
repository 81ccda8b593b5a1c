// Charts read better with it: values under the pointer and by arrow keys, a closer look, a picture as PNG.
(() => {
  "use strict";

  const tip = document.createElement("div");
  tip.className = "chart-tip";
  tip.hidden = true;

  const furnish = (part) => {
    for (const plot of part.querySelectorAll(".plot")) {
      const svg = plot.querySelector("svg");
      const marks = [...svg.querySelectorAll(".mark")];
      const texts = new Map(marks.map((mark) => {
        const title = mark.querySelector("title");
        const text = title ? title.textContent : "";
        // The browser's own tooltip would show beside ours.
        if (title) title.remove();
        if (mark.tagName === "a") mark.setAttribute("aria-label", text);
        return [mark, text];
      }));
      const live = document.createElement("p");
      live.className = "skip";
      live.setAttribute("role", "status");
      plot.append(live);

      const show = (mark) => {
        plot.append(tip);
        tip.textContent = texts.get(mark);
        tip.hidden = false;
        const box = plot.getBoundingClientRect();
        const shapes = [...mark.children].filter((child) => child.getAttribute("fill") !== "none");
        const at = (shapes[0] || mark).getBoundingClientRect();
        const left = at.left + at.width / 2 - box.left - tip.offsetWidth / 2;
        tip.style.left = `${plot.scrollLeft + Math.max(0, Math.min(left, box.width - tip.offsetWidth))}px`;
        tip.style.top = `${plot.scrollTop + Math.max(0, at.top - box.top - tip.offsetHeight - 6)}px`;
      };
      const hide = () => {
        tip.hidden = true;
        marks.forEach((mark) => mark.classList.remove("current"));
      };

      for (const mark of marks) {
        mark.addEventListener("pointerenter", () => show(mark));
        mark.addEventListener("pointerleave", hide);
        if (mark.tagName === "a") {
          mark.addEventListener("focus", () => show(mark));
          mark.addEventListener("blur", hide);
        }
      }

      if (svg.getAttribute("role") === "img" && marks.length) {
        let current = -1;
        plot.tabIndex = 0;
        plot.setAttribute("role", "group");
        plot.setAttribute("aria-label", `${svg.querySelector("title").textContent}. Arrow keys go from value to value.`);
        plot.addEventListener("keydown", (event) => {
          const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
          if (event.key === "Escape") hide();
          if (!step) return;
          event.preventDefault();
          hide();
          current = (current + step + marks.length) % marks.length;
          marks[current].classList.add("current");
          show(marks[current]);
          live.textContent = texts.get(marks[current]);
        });
        plot.addEventListener("blur", hide);
      }

      if (plot.classList.contains("dense")) zoom(plot, svg);
    }

    // A picture in points, drawn by the browser from the same file as SVG.
    for (const link of document.querySelectorAll("a.png")) {
      link.hidden = false;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        const image = new Image();
        image.addEventListener("load", () => {
          const canvas = document.createElement("canvas");
          canvas.width = image.naturalWidth * 2;
          canvas.height = image.naturalHeight * 2;
          canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
          canvas.toBlob((blob) => {
            const file = document.createElement("a");
            file.href = URL.createObjectURL(blob);
            file.download = link.download;
            file.click();
            setTimeout(() => URL.revokeObjectURL(file.href), 10000);
          }, "image/png");
        });
        image.src = link.href;
      });
    }
  };

  // A closer look at pictures in which much stands in little room: larger, in a box that scrolls.
  function zoom(plot, svg) {
    let size = 1;
    const bar = document.createElement("div");
    bar.className = "chart-zoom";
    for (const [name, factor] of [["Zoom in", 2], ["Zoom out", 0.5]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = name;
      button.addEventListener("click", () => {
        size = Math.min(8, Math.max(1, size * factor));
        svg.style.width = `${size * 100}%`;
        plot.classList.toggle("zoomed", size > 1);
      });
      bar.append(button);
    }
    plot.after(bar);
  }

  furnish(document);
  // An answer that takes the place of another one brings charts of its own.
  document.addEventListener("egnatia:shown", (event) => furnish(event.target));
})();
