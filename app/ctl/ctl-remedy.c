/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "ctl-remedy.h"

static const struct {
  const char *reason;
  const char *remedy;
} remedies[] = {
  { "none", "Nothing." },
  { "paper-low", "Bring paper: the printer says it is nearly at its end." },
  { "paper-counted", "Bring a new roll: by the kiosk's own count it is nearly at its end." },
  { "paper-out", "Put in paper, of the size the printer asks for." },
  { "tray", "Push the trays in until they click." },
  { "jam", "Open the cover, take the jammed paper out, close it." },
  { "cover", "Close the cover." },
  { "output-full", "Take the printed paper away." },
  { "ink-low", "Bring ink, toner or ribbon." },
  { "ink-out", "Change ink, toner or ribbon." },
  { "waste", "Empty or change the waste box." },
  { "hot", "Wait: it cools down, or warms up, by itself." },
  { "worn", "Call the printer's service: a part is worn or has failed." },
  { "paused", "Wait: the kiosk lets it go on. If it does not, let it go on at the printer." },
  { "off", "Switch the printer on, and look at its cable." },
  { "silent", "Switch the printer off and on: it is there and does not answer." },
  { "scheduler", "See to CUPS: systemctl status cups, lpstat -p." },
  { "other", "Look at the printer: its own display says more." },
};

const char *
ctl_remedy_find (const char *reason)
{
  for (gsize i = 0; i < G_N_ELEMENTS (remedies); i++)
    if (g_str_equal (remedies[i].reason, reason))
      return remedies[i].remedy;

  return NULL;
}
