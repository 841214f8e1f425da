/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

/* The page works without this: the place can be written. With it, the phone is asked once. */
document.documentElement.classList.add("js");

const form = document.getElementById("here");
const status = form.querySelector(".busy");

function send(position) {
  form.elements.latitude.value = position.coords.latitude.toFixed(6);
  form.elements.longitude.value = position.coords.longitude.toFixed(6);
  form.elements.accuracy_m.value = Math.round(position.coords.accuracy);
  form.submit();
}

function giveUp() {
  status.textContent = status.dataset.notFound;
  form.classList.remove("sending");
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (!navigator.geolocation) {
    giveUp();
    return;
  }
  status.textContent = status.dataset.looking;
  form.classList.add("sending");
  navigator.geolocation.getCurrentPosition(send, giveUp, {
    enableHighAccuracy: true,
    timeout: 20000,
    maximumAge: 0,
  });
});
