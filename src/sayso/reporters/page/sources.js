"use strict";
(function () {
  function all(root, what) { return Array.prototype.slice.call(root.querySelectorAll(what)); }
  function light(document_, source) {
    all(document_, ".said, .legend li").forEach(function (each) { each.classList.toggle("lit", source !== null && each.dataset.source === source); });
  }
  function show(document_, button) {
    var source = button && button.closest("li").dataset.source;
    var said = all(document_, ".said");
    said.forEach(function (each) { each.classList.toggle("off", Boolean(button) && each.dataset.source !== source); });
    all(document_, ".pick").forEach(function (each) { each.setAttribute("aria-pressed", String(each === button)); });
    var heard = said.filter(function (each) { return each.dataset.source === source; }).length;
    document_.querySelector(".status").textContent =
      button ? "Only " + button.querySelector(".name").textContent + ": marked in " + heard + (heard === 1 ? " place." : " places.") : "";
  }
  all(document, ".document").forEach(function (document_) {
    all(document_, ".pick").forEach(function (button) {
      button.hidden = false;
      button.addEventListener("click", function () { show(document_, button.getAttribute("aria-pressed") === "true" ? null : button); });
    });
    ["mouseover", "focusin"].forEach(function (what) {
      document_.addEventListener(what, function (event) {
        document.body.classList.remove("quiet");
        var over = event.target.closest(".said[data-source], .legend li[data-source]");
        light(document_, over ? over.dataset.source : null);
      });
    });
    ["mouseleave", "focusout"].forEach(function (what) { document_.addEventListener(what, function () { light(document_, null); }); });
    document_.addEventListener("keydown", function (event) {
      if (event.key !== "Escape") { return; }
      document.body.classList.add("quiet");
      show(document_, null);
    });
  });
})();
