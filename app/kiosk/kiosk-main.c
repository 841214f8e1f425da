/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-confinement.h"
#include "kiosk-control.h"
#include "kiosk-cover.h"
#include "kiosk-language.h"
#include "kiosk-renewal.h"
#include "kiosk-station.h"
#include "kiosk-style.h"
#include "kiosk-window.h"

#include <glib/gstdio.h>
#include <stdlib.h>

/* Where a machine's agent keeps it, as AGENT_CONFIGURATION_IN_FORCE says. */
#define KIOSK_CONFIG_IN_FORCE "/run/kushk/in-force/kushk.conf"

#define DESK_WIDTH_PX 540
#define DESK_HEIGHT_PX 960

typedef struct {
  char *config;
  gboolean window;
  gboolean cover;
  int control_fd; /* -1 without a supervisor */
} Options;

static gboolean
parse_options (int argc, char **argv, Options *options)
{
  const GOptionEntry entries[] = {
    { "config", 0, 0, G_OPTION_ARG_FILENAME, &options->config, "The kiosk's configuration",
      "FILE" },
    { "window", 0, 0, G_OPTION_ARG_NONE, &options->window, "A small window on a desk", NULL },
    { "cover", 0, 0, G_OPTION_ARG_NONE, &options->cover, "Only the picture beneath", NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error)) {
    g_printerr ("kushk-session: %s\n", error->message);
    return FALSE;
  }
  if (options->config == NULL && !options->cover) {
    g_printerr ("kushk-session: --config FILE is needed\n");
    return FALSE;
  }
  return TRUE;
}

/* Without a window manager a wish for full screen stays a wish, so the size says it too. */
static void
fill_the_monitor (GtkWindow *window)
{
  GListModel *monitors = gdk_display_get_monitors (gdk_display_get_default ());
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, 0);
  GdkRectangle area = { 0 };

  if (monitor == NULL)
    return;
  gdk_monitor_get_geometry (monitor, &area);
  gtk_window_set_default_size (window, area.width, area.height);
  /* There is a finger, not a mouse. */
  gtk_widget_set_cursor_from_name (GTK_WIDGET (window), "none");
  gtk_window_fullscreen (window);
}

static void
size_window (GtkWindow *window, const Options *options)
{
  if (!options->window) {
    fill_the_monitor (window);
    return;
  }
  gtk_window_set_decorated (window, TRUE);
  gtk_window_set_default_size (window, DESK_WIDTH_PX, DESK_HEIGHT_PX);
}

static int
take_control_fd (void)
{
  const char *text = g_getenv ("KUSHK_CONTROL_FD");
  guint64 number = 0;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 0, 65535, &number, NULL))
    return -1;
  g_unsetenv ("KUSHK_CONTROL_FD");
  return (int) number;
}

static int
run_cover (const Options *options)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (KioskControl) control = NULL;
  GtkWindow *cover = kiosk_cover_new ();

  size_window (cover, options);
  control = kiosk_control_new (cover, options->control_fd);
  g_signal_connect_swapped (control, "quit", G_CALLBACK (g_main_loop_quit), loop);
  g_main_loop_run (loop);
  return EXIT_SUCCESS;
}

static void
show_accent (CivicCentre *centre)
{
  const char *text = civic_centre_get_accent (centre);
  GdkRGBA accent;

  if (text != NULL && gdk_rgba_parse (&accent, text))
    kiosk_style_set_accent (gdk_display_get_default (), &accent);
}

static int
run_session (const Options *options)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (KioskStation) station =
    kiosk_station_load_or_last (options->config, KIOSK_CONFIG_IN_FORCE, &error);
  g_autoptr (KioskControl) control = NULL;
  g_autoptr (KioskRenewal) renewal = NULL;
  KioskWindow *window = NULL;

  if (station == NULL) {
    g_printerr ("kushk-session: %s\n", error->message);
    return EXIT_FAILURE;
  }
  show_accent (kiosk_station_get_centre (station));
  window = kiosk_window_new (station);
  size_window (GTK_WINDOW (window), options);
  control = kiosk_control_new (GTK_WINDOW (window), options->control_fd);
  g_signal_connect_swapped (control, "quit", G_CALLBACK (g_main_loop_quit), loop);
  g_signal_connect_object (window, "over", G_CALLBACK (kiosk_control_say_over), control,
                           G_CONNECT_SWAPPED);
  renewal = kiosk_renewal_new (window, station, KIOSK_RENEWAL_DELAY_MS);
  g_signal_connect_swapped (renewal, "quit", G_CALLBACK (g_main_loop_quit), loop);
  kiosk_control_say_warm (control);
  g_main_loop_run (loop);
  /* The process ends here and with it the visit: taking widgets apart first would wipe nothing
   * more. */
  return EXIT_SUCCESS;
}

int
main (int argc, char **argv)
{
  Options options = { .control_fd = take_control_fd () };

  kiosk_confinement_begin (options.control_fd);
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  kiosk_language_bind ();
  if (!parse_options (argc, argv, &options))
    return EXIT_FAILURE;
  if (!gtk_init_check ()) {
    g_printerr ("kushk-session: no display to show the kiosk on\n");
    return EXIT_FAILURE;
  }
  if (!kiosk_confinement_close ())
    g_message ("This kernel lets sessions start programs and open sockets");
  kiosk_style_install (gdk_display_get_default ());
  return options.cover ? run_cover (&options) : run_session (&options);
}
