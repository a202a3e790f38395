// A button beside each block of code that copies it. Loaded by pages with code.
for (const code of document.querySelectorAll("pre > code")) {
  const button = document.createElement("button");
  const said = document.createElement("span");
  button.type = "button";
  button.className = "code-copy no-print";
  button.textContent = "Copy";
  said.className = "sr-only";
  said.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    let word = "Copied";
    try {
      await navigator.clipboard.writeText(code.textContent.trimEnd());
    } catch {
      word = "Not copied"; // no permission, or no secure address: the text can still be selected
    }
    button.textContent = said.textContent = word;
    setTimeout(() => {
      button.textContent = "Copy";
      said.textContent = "";
    }, 2000);
  });
  code.parentElement.before(button, said);
}
