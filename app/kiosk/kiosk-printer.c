/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-printer.h"

#include "print-condition.h"

#include <glib/gi18n.h>

#define REASON_COUNT (PRINT_REASON_OTHER + 1)

struct _KioskPrinterReason {
  const char *word;
  const char *icon;
  const char *sentence;
  const char *name;
  const char *remedy;
  const char *sheet_remedy; /* where the printer of A4 pages wants another hand */
};

static const KioskPrinterReason reasons[REASON_COUNT] = {
  [PRINT_REASON_NONE] = {
    .word = "none",
    .icon = "print",
    .sentence = N_ ("It could not be printed."),
    .name = N_ ("Not known"),
    .remedy = N_ ("Do a test print. If nothing comes out, switch the printer off and on."),
  },
  [PRINT_REASON_PAPER_LOW] = {
    .word = "paper-low",
    .icon = "paper",
    .sentence = N_ ("The paper of the printer has nearly run out."),
    .name = N_ ("Paper is running low"),
    .remedy = N_ ("Have a new roll at hand. Change it when nobody is at the kiosk."),
    .sheet_remedy = N_ ("Fill the tray with A4 paper."),
  },
  [PRINT_REASON_PAPER_COUNTED] = {
    .word = "paper-counted",
    .icon = "paper",
    .sentence = N_ ("The roll of the printer has nearly run out."),
    .name = N_ ("The roll is nearly used up, by our count"),
    .remedy = N_ ("Put in a new roll when nobody is at the kiosk, then touch “New roll put in”."),
  },
  [PRINT_REASON_PAPER_OUT] = {
    .word = "paper-out",
    .icon = "paper",
    .sentence = N_ ("The printer is out of paper."),
    .name = N_ ("Out of paper"),
    .remedy = N_ ("Open the cover, put in a new roll with the thermal side up, close it. The "
                  "kiosk goes on by itself; touch “New roll put in”."),
    .sheet_remedy = N_ ("Fill the tray with A4 paper and push it in until it clicks. The kiosk goes on by itself."),
  },
  [PRINT_REASON_TRAY] = {
    .word = "tray",
    .icon = "box",
    .sentence = N_ ("The paper tray of the printer is not in its place."),
    .name = N_ ("The paper tray is not in its place"),
    .remedy = N_ ("Push the tray in until it clicks."),
  },
  [PRINT_REASON_JAM] = {
    .word = "jam",
    .icon = "warn",
    .sentence = N_ ("Paper is stuck in the printer."),
    .name = N_ ("Paper is stuck"),
    .remedy = N_ ("Open the cover, pull the paper out along its path, put the roll back, close it. The kiosk goes on by itself."),
    .sheet_remedy = N_ ("Open the cover, pull the sheet out along its path, close it. The kiosk goes on by itself."),
  },
  [PRINT_REASON_COVER] = {
    .word = "cover",
    .icon = "print",
    .sentence = N_ ("The cover of the printer is open."),
    .name = N_ ("The cover is open"),
    .remedy = N_ ("Close it until it clicks. The kiosk goes on by itself."),
  },
  [PRINT_REASON_OUTPUT_FULL] = {
    .word = "output-full",
    .icon = "paper",
    .sentence = N_ ("The slot of the printer is full, nothing more can come out."),
    .name = N_ ("The slot is full of paper"),
    .remedy = N_ ("Take the paper out and shred it: it may be about somebody."),
  },
  [PRINT_REASON_INK_LOW] = {
    .word = "ink-low",
    .icon = "drop",
    .sentence = N_ ("The ink of the printer has nearly run out."),
    .name = N_ ("Ink is running low"),
    .remedy = N_ ("Have a new cartridge at hand."),
  },
  [PRINT_REASON_INK_OUT] = {
    .word = "ink-out",
    .icon = "drop",
    .sentence = N_ ("The printer is out of ink."),
    .name = N_ ("Out of ink"),
    .remedy = N_ ("Put in a new cartridge."),
  },
  [PRINT_REASON_WASTE] = {
    .word = "waste",
    .icon = "box",
    .sentence = N_ ("A box in the printer has to be emptied."),
    .name = N_ ("The waste box is full"),
    .remedy = N_ ("Empty the waste box, or put in a new one."),
  },
  [PRINT_REASON_HOT] = {
    .word = "hot",
    .icon = "clock",
    .sentence = N_ ("The printer is too warm and has to cool down."),
    .name = N_ ("Too warm"),
    .remedy = N_ ("Leave it alone: it goes on by itself once it has cooled down. Keep its vents free."),
  },
  [PRINT_REASON_WORN] = {
    .word = "worn",
    .icon = "warn",
    .sentence = N_ ("A part of the printer is worn out."),
    .name = N_ ("A part is worn out"),
    .remedy = N_ ("Call the technician: a part has to be replaced."),
  },
  [PRINT_REASON_PAUSED] = {
    .word = "paused",
    .icon = "lock",
    .sentence = N_ ("The printer has been paused."),
    .name = N_ ("Paused"),
    .remedy = N_ ("Touch “Resume printing”."),
  },
  [PRINT_REASON_OFF] = {
    .word = "off",
    .icon = "power",
    .sentence = N_ ("The printer is switched off."),
    .name = N_ ("Switched off, or its cable is out"),
    .remedy = N_ ("Switch it on and check its cable."),
  },
  [PRINT_REASON_SILENT] = {
    .word = "silent",
    .icon = "print",
    .sentence = N_ ("The printer does not answer."),
    .name = N_ ("Does not answer"),
    .remedy = N_ ("Switch it off, wait five seconds, switch it on."),
  },
  [PRINT_REASON_SCHEDULER] = {
    .word = "scheduler",
    .icon = "wait",
    .sentence = N_ ("This kiosk cannot reach its printer."),
    .name = N_ ("The kiosk’s own print service does not answer"),
    .remedy = N_ ("It restarts by itself. If this stays for a minute, restart the machine."),
  },
  [PRINT_REASON_OTHER] = {
    .word = "other",
    .icon = "warn",
    .sentence = N_ ("The printer needs a look by the staff."),
    .name = N_ ("Somebody has to look"),
    .remedy = N_ ("See what the printer itself shows. If you cannot put it right, call the "
                  "technician."),
  },
};

KioskPrinter
kiosk_printer_from_string (const char *word)
{
  static const char *const words[] = {
    "unknown", "ready", "low", "out", "jammed", "open", "offline"
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i], word) == 0)
      return (KioskPrinter) i;
  return KIOSK_PRINTER_UNKNOWN;
}

gboolean
kiosk_printer_can_print (KioskPrinter printer)
{
  return printer == KIOSK_PRINTER_READY || printer == KIOSK_PRINTER_LOW;
}

gboolean
kiosk_printer_wants_a_hand (KioskPrinter printer)
{
  return !kiosk_printer_can_print (printer) && printer != KIOSK_PRINTER_UNKNOWN;
}

static PrintReason
guess_from_state (KioskPrinter printer)
{
  switch (printer) {
  case KIOSK_PRINTER_LOW:
    return PRINT_REASON_PAPER_LOW;
  case KIOSK_PRINTER_OUT:
    return PRINT_REASON_PAPER_OUT;
  case KIOSK_PRINTER_JAMMED:
    return PRINT_REASON_JAM;
  case KIOSK_PRINTER_OPEN:
    return PRINT_REASON_COVER;
  case KIOSK_PRINTER_OFFLINE:
    return PRINT_REASON_OFF;
  case KIOSK_PRINTER_UNKNOWN:
  case KIOSK_PRINTER_READY:
  default:
    return PRINT_REASON_NONE;
  }
}

const KioskPrinterReason *
kiosk_printer_reason_find (KioskPrinter printer, const char *word)
{
  if (word == NULL || word[0] == '\0' || g_str_equal (word, reasons[PRINT_REASON_NONE].word))
    return &reasons[guess_from_state (printer)];
  for (guint i = 0; i < REASON_COUNT; i++)
    if (g_str_equal (reasons[i].word, word))
      return &reasons[i];
  return &reasons[PRINT_REASON_OTHER];
}

const char *
kiosk_printer_reason_get_word (const KioskPrinterReason *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->word;
}

const char *
kiosk_printer_reason_get_icon (const KioskPrinterReason *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->icon;
}

const char *
kiosk_printer_reason_say (const KioskPrinterReason *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return _ (self->sentence);
}

const char *
kiosk_printer_reason_name (const KioskPrinterReason *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return _ (self->name);
}

const char *
kiosk_printer_reason_get_remedy (const KioskPrinterReason *self, gboolean is_sheet)
{
  g_return_val_if_fail (self != NULL, NULL);

  return is_sheet && self->sheet_remedy != NULL ? _ (self->sheet_remedy) : _ (self->remedy);
}
