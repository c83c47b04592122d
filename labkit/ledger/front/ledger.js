// The ledger on the page: theme, menus, rows that open. All that is shown stands in `page`, written in Python.

const CHOSEN_BY = ["lab", "verdict", "reason", "source", "seeds"];

class LedgerView {
  constructor(model, outside) {
    this.words = model.get("words");
    this.colours = model.get("colours");
    this.root = el("div", { class: "lk ll" });
    this.root.innerHTML = model.get("page");
    outside.append(this.root);
    this.rows = [...this.root.querySelectorAll("tr[data-claim]")];
    this.menus = Object.fromEntries([...this.root.querySelectorAll("select")].map((menu) => [menu.dataset.menu, menu]));
    for (const control of this.root.querySelectorAll("select, button")) control.dataset.lmSuppressShortcuts = "true";
    this.themes = new MutationObserver(() => this.paint());
    this.themes.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
    this.paint();
    this.listen();
    this.root.dataset.ready = "true";
  }

  paint() {
    const theme = document.body.dataset.jpThemeLight === "false" ? "dark" : "light";
    this.root.dataset.theme = theme;
    for (const [role, colour] of Object.entries(this.colours[theme])) this.root.style.setProperty(`--${role.replace("_", "-")}`, colour);
  }

  listen() {
    for (const menu of Object.values(this.menus)) menu.addEventListener("change", () => this.choose());
    this.root.querySelector(".ll-reset").addEventListener("click", () => this.reset());
    for (const row of this.rows) row.querySelector(".ll-more").addEventListener("click", () => this.open(row, this.told(row).hidden));
    for (const copy of this.root.querySelectorAll(".ll-copy")) copy.addEventListener("click", () => this.copy(copy));
    for (const line of this.root.querySelectorAll(".ll-line")) line.addEventListener("click", () => this.find(line.dataset.claim));
  }

  choose() {
    const least = this.menus.least.value;
    const high = (row) => !least || Number(row.dataset.share) >= least / 100 - 1e-9;
    const chosen = (row) => high(row) && CHOSEN_BY.every((name) => !this.menus[name].value || row.dataset[name] === this.menus[name].value);
    const shown = new Set();
    for (const row of this.rows) {
      row.hidden = !chosen(row);
      if (row.hidden) this.open(row, false);
      else shown.add(row.dataset.claim);
    }
    for (const line of this.root.querySelectorAll(".ll-line")) line.classList.toggle("ll-out", !shown.has(line.dataset.claim));
    this.root.querySelector(".lk-status").textContent = fill(this.words.shown, { count: shown.size, all: this.rows.length });
    this.root.querySelector(".ll-nothing").hidden = shown.size > 0;
    this.sort();
  }

  sort() {
    const by = { course: () => 0, down: (a, b) => b.dataset.share - a.dataset.share, up: (a, b) => a.dataset.share - b.dataset.share };
    const body = this.root.querySelector("tbody");
    for (const row of [...this.rows].sort(by[this.menus.order.value])) body.append(row, this.told(row));
  }

  reset() {
    for (const menu of Object.values(this.menus)) menu.selectedIndex = 0;
    for (const row of this.rows) this.open(row, false);
    this.choose();
  }

  told(row) {
    return this.root.querySelector(`[data-of="${row.dataset.claim}"]`);
  }

  open(row, wanted) {
    const button = row.querySelector(".ll-more");
    const word = wanted ? this.words.less : this.words.more;
    this.told(row).hidden = !wanted;
    button.setAttribute("aria-expanded", String(wanted));
    button.setAttribute("aria-label", `${word}: ${row.dataset.claim}`);
    button.textContent = word;
  }

  // A click on a row of the picture opens the claim in the table.
  find(claim) {
    const row = this.rows.find((each) => each.dataset.claim === claim);
    if (row.hidden) this.reset();
    this.open(row, true);
    row.scrollIntoView({ block: "center" });
    row.querySelector(".ll-more").focus({ preventScroll: true });
  }

  async copy(button) {
    await copyText(button.parentElement.querySelector("code").textContent);
    button.textContent = this.words.copied;
    setTimeout(() => (button.textContent = this.words.copy), 1500);
  }
}

export default {
  render({ model, el: outside }) {
    const view = new LedgerView(model, outside);
    return () => view.themes.disconnect();
  },
};
