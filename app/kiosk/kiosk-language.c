/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-language.h"

#include <glib/gi18n.h>
#include <locale.h>

static const KioskLanguage languages[] = {
  { "ar", "ar_SA.UTF-8", "العربية", "ابدأ بالعربية", "لحظة من فضلك", GTK_TEXT_DIR_RTL },
  { "en", "en_US.UTF-8", "English", "Start in English", "One moment, please", GTK_TEXT_DIR_LTR },
  { "ur", "ur_PK.UTF-8", "اردو", "اردو میں شروع کریں", "ایک لمحہ انتظار کریں", GTK_TEXT_DIR_RTL },
};

const KioskLanguage *
kiosk_language_find (const char *tag)
{
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_strcmp0 (languages[i].tag, tag) == 0)
      return &languages[i];
  return NULL;
}

const KioskLanguage *
kiosk_language_get_all (gsize *ret_count)
{
  *ret_count = G_N_ELEMENTS (languages);
  return languages;
}

static gboolean
runs_from_build_folder (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  return program != NULL && g_str_has_prefix (program, KIOSK_BUILD_DIR "/");
}

void
kiosk_language_bind (void)
{
  const char *folder = runs_from_build_folder () ? KIOSK_BUILD_DIR "/assets/po" : KIOSK_LOCALE_DIR;

  /* LANGUAGE would win over the locale that is set, whatever the citizen chose. */
  g_unsetenv ("LANGUAGE");
  if (runs_from_build_folder ())
    g_setenv ("LOCPATH", folder, FALSE);
  gtk_disable_setlocale ();
  setlocale (LC_CTYPE, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

void
kiosk_language_apply (const char *tag)
{
  const KioskLanguage *language = kiosk_language_find (tag);

  g_return_if_fail (language != NULL);

  if (setlocale (LC_MESSAGES, language->locale) == NULL)
    g_warning ("Locale %s is not installed: sentences stay untranslated", language->locale);
  gtk_widget_set_default_direction (language->direction);
}

const char *
kiosk_language_translate (const char *tag, const char *sentence)
{
  const KioskLanguage *language = kiosk_language_find (tag);
  const char *translated = NULL;
  locale_t locale = (locale_t) 0;
  locale_t former = (locale_t) 0;

  g_return_val_if_fail (language != NULL && sentence != NULL, sentence);

  locale = newlocale (LC_MESSAGES_MASK | LC_CTYPE_MASK, language->locale, (locale_t) 0);
  if (locale == (locale_t) 0)
    return sentence;
  former = uselocale (locale);
  translated = dgettext (GETTEXT_PACKAGE, sentence);
  uselocale (former);
  freelocale (locale);
  return translated;
}
