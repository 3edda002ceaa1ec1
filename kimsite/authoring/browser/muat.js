/* Pratinjau kimsite: memuat ulang halaman sesudah dibangun, dan menampilkan masalah. */
(function () {
  "use strict";
  var built = new URL(document.currentScript.src).searchParams.get("versi");
  var source = null;

  function listen() {
    if (source || document.hidden) return;
    source = new EventSource("/_kimsite/peristiwa");
    source.addEventListener("versi", function (event) {
      if (event.data !== built) location.reload();
    });
  }

  /* Peramban hanya membuka enam sambungan ke satu alamat: tab yang tersembunyi melepaskannya. */
  function rest() {
    if (source) source.close();
    source = null;
  }

  function element(name, className, text) {
    var made = document.createElement(name);
    made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function show(report) {
    var key = JSON.stringify(report.masalah);
    if (!report.masalah.length || sessionStorage.getItem("kimsite-ditutup") === key) return;
    var box = element("aside", "kimsite-masalah");
    box.setAttribute("role", "status");
    box.setAttribute("aria-label", report.judul);
    var close = element("button", "kimsite-tutup", report.tutup);
    close.type = "button";
    close.addEventListener("click", dismiss);
    box.append(close, element("strong", "kimsite-judul", report.judul));
    var list = element("ol", "kimsite-daftar");
    report.masalah.slice(0, 50).forEach(function (problem) {
      var item = element("li", "kimsite-" + problem.severity);
      var place = problem.path + ":" + problem.line + ":" + problem.column;
      item.append(element("code", "kimsite-tempat", place));
      item.append(element("span", "kimsite-pesan", problem.message));
      if (problem.hint) item.append(element("span", "kimsite-saran", problem.hint));
      if (problem.effect) item.append(element("span", "kimsite-akibat", problem.effect));
      list.append(item);
    });
    if (report.masalah.length > 50) {
      list.append(element("li", "", "… +" + (report.masalah.length - 50)));
    }
    box.append(list);
    document.body.append(box);
    document.addEventListener("keydown", escape);

    function escape(event) {
      if (event.key === "Escape") dismiss();
    }

    function dismiss() {
      sessionStorage.setItem("kimsite-ditutup", key);
      document.removeEventListener("keydown", escape);
      box.remove();
    }
  }

  var style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "/_kimsite/muat.css";
  document.head.append(style);
  fetch("/_kimsite/masalah.json").then(function (answer) {
    return answer.json();
  }).then(show, function () { /* pratinjau sudah dihentikan */ });
  document.addEventListener("visibilitychange", function () {
    if (document.hidden) rest();
    else listen();
  });
  window.addEventListener("pagehide", rest);
  window.addEventListener("pageshow", listen);
  listen();
})();
