// Opens Fuseki's UI on the query page with an example in the editor, unless the address asks for another page.
if (location.hash === '' || location.hash === '#/') {
  history.replaceState(null, '', document.currentScript.dataset.start);
}
