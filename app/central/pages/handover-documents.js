/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* The page works without this. With it, choosing a file sends it. */
document.documentElement.classList.add("js");

for (const input of document.querySelectorAll("input[type=file]")) {
  input.addEventListener("change", () => {
    const form = input.form;
    const status = form.querySelector(".busy");
    const files = Array.from(input.files);

    if (files.length === 0) return;
    if (files.some((file) => file.size > Number(input.dataset.maximum))) {
      status.textContent = status.dataset.tooLarge;
      status.classList.add("bad");
      form.reset();
      return;
    }
    status.classList.remove("bad");
    status.textContent = status.dataset.sending;
    form.classList.add("sending");
    form.submit();
  });
}
