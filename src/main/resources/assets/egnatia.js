// Better with it, complete without it. Features add themselves in files of their own.
document.documentElement.classList.add("js");
