/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-style.h"

#define STYLE_FOLDER "/org/kushk/assets/style/"

/* The sheets are part of the program, so a mistake in them is one of ours. */
static void
on_parsing_error (GtkCssProvider *provider, GtkCssSection *section, GError *error)
{
  g_autofree char *place = gtk_css_section_to_string (section);

  g_warning ("%s: %s", place, error->message);
}

static GtkCssProvider *
load_sheet (const char *name)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  g_autofree char *path = g_strconcat (STYLE_FOLDER, name, NULL);

  g_signal_connect (provider, "parsing-error", G_CALLBACK (on_parsing_error), NULL);
  gtk_css_provider_load_from_resource (provider, path);
  return g_steal_pointer (&provider);
}

static void
set_settings (GdkDisplay *display)
{
  g_object_set (gtk_settings_get_for_display (display), "gtk-theme-name", "Empty",
                "gtk-cursor-blink", FALSE,
                /* Four px of caret in a line of sixty. */
                "gtk-cursor-aspect-ratio", 0.06, "gtk-entry-select-on-focus", FALSE,
                "gtk-enable-accels", FALSE, "gtk-enable-primary-paste", FALSE,
                /* A desktop's would bring windows and keys of its own. */
                "gtk-im-module", "gtk-im-context-simple", NULL);
}

static void
replace_sheet (GdkDisplay *display, const char *name)
{
  static GtkCssProvider *sheet; /* the one in use, of the one display a kiosk has */
  g_autoptr (GtkCssProvider) former = g_steal_pointer (&sheet);

  sheet = load_sheet (name);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (sheet),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  if (former)
    gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (former));
}

/* Above the sheets, so that its names win over theirs. */
static void
show_accent (GdkDisplay *display, GtkCssProvider *accent)
{
  static GtkCssProvider *shown;

  if (shown == accent)
    return;
  if (shown)
    gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (shown));
  if (accent)
    gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (accent),
                                                GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  g_set_object (&shown, accent);
}

/* The steps from one shade to the next are about those of the greens. */
static char *
write_shades (const GdkRGBA *accent)
{
  g_autofree char *colour = gdk_rgba_to_string (accent);

  return g_strdup_printf ("@define-color green_900 shade(%1$s, 0.5);"
                          "@define-color green_800 shade(%1$s, 0.7);"
                          "@define-color green_700 shade(%1$s, 0.85);"
                          "@define-color green_600 %1$s;"
                          "@define-color green_200 mix(white, %1$s, 0.3);"
                          "@define-color green_100 mix(white, %1$s, 0.14);"
                          "@define-color green_50 mix(white, %1$s, 0.05);",
                          colour);
}

void
kiosk_style_install (GdkDisplay *display)
{
  g_return_if_fail (GDK_IS_DISPLAY (display));

  set_settings (display);
  replace_sheet (display, "kushk.css");
}

static GtkCssProvider *accent_sheet; /* (nullable) shown but for high contrast */

void
kiosk_style_set_accent (GdkDisplay *display, const GdkRGBA *accent)
{
  g_autofree char *shades = accent ? write_shades (accent) : NULL;

  g_return_if_fail (GDK_IS_DISPLAY (display));

  g_clear_object (&accent_sheet);
  if (accent) {
    accent_sheet = gtk_css_provider_new ();
    g_signal_connect (accent_sheet, "parsing-error", G_CALLBACK (on_parsing_error), NULL);
    gtk_css_provider_load_from_data (accent_sheet, shades, -1);
  }
  show_accent (display, accent_sheet);
}

void
kiosk_style_set_high_contrast (GdkDisplay *display, gboolean high_contrast)
{
  g_return_if_fail (GDK_IS_DISPLAY (display));

  replace_sheet (display, high_contrast ? "kushk-high-contrast.css" : "kushk.css");
  show_accent (display, high_contrast ? NULL : accent_sheet);
}
