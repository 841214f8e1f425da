/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-scanner.h"

#include "civic-receipt-token.h"
#include "civic-tracking-code.h"

#include <string.h>

struct _KioskScanner {
  GString *burst;
  gboolean is_foreign;  /* it holds what nobody types into a code */
  gboolean is_broken;   /* too long */
  gboolean is_dropping; /* the burst is swallowed, and so is the Enter that ends it */
};

KioskScanner *
kiosk_scanner_new (void)
{
  KioskScanner *self = g_new0 (KioskScanner, 1);

  self->burst = g_string_sized_new (KIOSK_SCANNER_MAXIMUM);
  return self;
}

void
kiosk_scanner_free (KioskScanner *self)
{
  g_string_free (self->burst, TRUE);
  g_free (self);
}

void
kiosk_scanner_forget (KioskScanner *self)
{
  g_return_if_fail (self != NULL);

  g_string_truncate (self->burst, 0);
  self->is_foreign = FALSE;
  self->is_broken = FALSE;
  self->is_dropping = FALSE;
}

/* The figure keys of a keypad are figures. */
static char
to_character (guint key)
{
  const gunichar character = gdk_keyval_to_unicode (key);

  return character < 128 && g_ascii_isprint ((char) character) ? (char) character : '\0';
}

static gboolean
is_enter (guint key)
{
  return key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter;
}

/* Pressed around and between the characters. */
static gboolean
is_modifier (guint key)
{
  return key == GDK_KEY_Shift_L || key == GDK_KEY_Shift_R || key == GDK_KEY_Caps_Lock ||
         key == GDK_KEY_Shift_Lock || key == GDK_KEY_Num_Lock || key == GDK_KEY_ISO_Level3_Shift ||
         key == GDK_KEY_Mode_switch;
}

static KioskScannerVerdict
collect (KioskScanner *self, char character)
{
  /* A space alone is how a keyboard presses a button. */
  if (character == ' ' && self->burst->len == 0)
    return KIOSK_SCANNER_PASS;
  if (self->burst->len >= KIOSK_SCANNER_MAXIMUM)
    self->is_broken = TRUE;
  else
    g_string_append_c (self->burst, character);
  if (!g_ascii_isalnum (character) && character != '-')
    self->is_foreign = TRUE;
  return self->is_foreign ? KIOSK_SCANNER_SWALLOW : KIOSK_SCANNER_PASS;
}

static KioskScannerVerdict
drop (KioskScanner *self, char character)
{
  if (character == ' ' && !self->is_dropping)
    return KIOSK_SCANNER_PASS;
  self->is_dropping = TRUE;
  return KIOSK_SCANNER_SWALLOW;
}

/* A field takes all of it, until it shows that it is a badge. */
static KioskScannerVerdict
follow (KioskScanner *self, char character)
{
  if (self->is_dropping)
    return KIOSK_SCANNER_SWALLOW;
  if (self->burst->len >= strlen (KIOSK_SCANNER_BADGE))
    g_string_erase (self->burst, 0, 1);
  g_string_append_c (self->burst, character);
  self->is_dropping = g_str_equal (self->burst->str, KIOSK_SCANNER_BADGE);
  return self->is_dropping ? KIOSK_SCANNER_SWALLOW : KIOSK_SCANNER_PASS;
}

static KioskScannerVerdict
end_burst (KioskScanner *self, KioskScannerMode mode)
{
  KioskScannerVerdict verdict = KIOSK_SCANNER_PASS;

  if (self->is_dropping)
    verdict = KIOSK_SCANNER_SWALLOW;
  else if (mode == KIOSK_SCANNER_WANTED && self->burst->len > 0)
    verdict = self->is_foreign ? KIOSK_SCANNER_DELIVER : KIOSK_SCANNER_ENTER;
  /* Else the text is asked for now. */
  if (verdict != KIOSK_SCANNER_DELIVER && verdict != KIOSK_SCANNER_ENTER)
    kiosk_scanner_forget (self);
  return verdict;
}

KioskScannerVerdict
kiosk_scanner_take_key (KioskScanner *self, guint key, KioskScannerMode mode)
{
  const char character = to_character (key);

  g_return_val_if_fail (self != NULL, KIOSK_SCANNER_PASS);

  if (is_modifier (key))
    return KIOSK_SCANNER_PASS;
  if (is_enter (key))
    return end_burst (self, mode);
  if (character == '\0') {
    kiosk_scanner_forget (self);
    return KIOSK_SCANNER_PASS;
  }
  if (mode == KIOSK_SCANNER_TYPING)
    return follow (self, character);
  if (mode == KIOSK_SCANNER_NOTHING)
    return drop (self, character);
  return collect (self, character);
}

const char *
kiosk_scanner_get_text (KioskScanner *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->is_broken || self->burst->len == 0 ? NULL : self->burst->str;
}

/* "https://…/t/TOKEN": what stands after the last slash, without a question. */
static char *
read_token (const char *scanned)
{
  const char *slash = strrchr (scanned, '/');
  const char *last = slash != NULL ? slash + 1 : scanned;

  return g_strndup (last, strcspn (last, "?#"));
}

char *
kiosk_scanner_read_tracking_code (const char *scanned)
{
  g_autofree char *segment = NULL;
  g_autofree char *code = NULL;
  g_autoptr (CivicReceiptToken) token = NULL;

  g_return_val_if_fail (scanned != NULL, NULL);

  segment = read_token (scanned);
  code = civic_tracking_code_parse (segment);
  if (code != NULL)
    return g_steal_pointer (&code);
  token = civic_receipt_token_peek (segment, NULL);
  return token != NULL ? g_strdup (token->code) : NULL;
}
