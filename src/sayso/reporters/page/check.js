"use strict";
(function () {
  function all(root, what) { return Array.prototype.slice.call(root.querySelectorAll(what)); }
  var form = document.querySelector(".choices");
  if (!form) { return; }
  function wanted(name) { return all(form, "input[name=" + name + "]:checked").map(function (each) { return each.value; }); }
  function show() {
    var severities = wanted("severity"), families = wanted("family"), every = all(document, ".legend ol > li"), shown = 0;
    function off(each) { return severities.indexOf(each.dataset.severity) < 0 || families.indexOf(each.dataset.family) < 0; }
    every.forEach(function (each) { each.hidden = off(each); shown += each.hidden ? 0 : 1; });
    all(document, ".hit, .also").forEach(function (each) { each.classList.toggle("off", off(each)); });
    all(document, ".document").forEach(function (each) {
      each.hidden = shown < every.length && !each.querySelector(".legend ol > li:not([hidden])");
      var link = document.querySelector('nav a[href="#' + each.id + '"]');
      if (link) { link.closest("li").hidden = each.hidden; }
    });
    form.querySelector(".status").textContent = "Shown: " + shown + " of " + every.length + (every.length === 1 ? " finding." : " findings.");
  }
  form.hidden = false;
  form.addEventListener("change", show);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  all(document, ".document").forEach(function (document_) {
    function light(finding) {
      all(document_, "[data-finding]").forEach(function (each) { each.classList.toggle("lit", finding !== null && each.dataset.finding === finding); });
    }
    ["mouseover", "focusin"].forEach(function (what) {
      document_.addEventListener(what, function (event) {
        var over = event.target.closest("[data-finding]");
        light(over ? over.dataset.finding : null);
      });
    });
    ["mouseleave", "focusout"].forEach(function (what) { document_.addEventListener(what, function () { light(null); }); });
  });
  show();
})();
