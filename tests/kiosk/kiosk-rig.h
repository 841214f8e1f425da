/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <string.h>

#include "kiosk-bench.h"
#include "kiosk-window.h"

#include "support-run-until.h"

G_BEGIN_DECLS

/* A whole kiosk on a screen of its own, with a fake agent behind it. */
typedef struct {
  KioskBench *bench;
  KioskWindow *window;
  guint over_count;
} Kiosk;

static inline void
on_over (KioskWindow *window, Kiosk *kiosk)
{
  kiosk->over_count++;
}

static inline void
kiosk_start (Kiosk *kiosk, KioskBench *bench)
{
  kiosk->bench = bench;
  kiosk->window = kiosk_window_new (kiosk->bench->station);
  gtk_window_set_default_size (GTK_WINDOW (kiosk->window), 1080, 1920);
  g_signal_connect (kiosk->window, "over", G_CALLBACK (on_over), kiosk);
  gtk_window_present (GTK_WINDOW (kiosk->window));
  support_run_until (gtk_widget_get_mapped (GTK_WIDGET (kiosk_window_get_page (kiosk->window))));
}

static inline void
kiosk_set_up (Kiosk *kiosk, gconstpointer user_data)
{
  kiosk_start (kiosk, kiosk_bench_new ());
}

/* With all that the municipality offers. */
static inline void
kiosk_set_up_whole (Kiosk *kiosk, gconstpointer user_data)
{
  kiosk_start (kiosk, kiosk_bench_new_whole ());
}

static inline void
kiosk_tear_down (Kiosk *kiosk, gconstpointer user_data)
{
  KioskPage *page = g_object_ref (kiosk_window_get_page (kiosk->window));

  g_object_add_weak_pointer (G_OBJECT (kiosk->window), (gpointer *) &kiosk->window);
  gtk_window_destroy (GTK_WINDOW (kiosk->window));
  support_run_until (kiosk->window == NULL);
  /* Calls under way hold it until they have been cancelled. */
  support_run_until (G_OBJECT (page)->ref_count == 1);
  g_assert_finalize_object (page);
  kiosk_bench_free (kiosk->bench);
}

static inline void
act (Kiosk *kiosk, const char *action, const char *parameter)
{
  GtkWidget *page = GTK_WIDGET (kiosk_window_get_page (kiosk->window));
  GVariant *value = parameter != NULL ? g_variant_new_string (parameter) : NULL;

  g_assert_true (gtk_widget_activate_action_variant (page, action, value));
}

static inline KioskStep
step_of (Kiosk *kiosk)
{
  return kiosk_window_get_step (kiosk->window);
}

static inline KioskVisit *
visit_of (Kiosk *kiosk)
{
  return kiosk_window_get_visit (kiosk->window);
}

/* All text a person can see now, joined. */
static inline void
collect (GtkWidget *widget, GString *text)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, text);
}

static inline char *
read_screen (Kiosk *kiosk)
{
  GString *text = g_string_new (NULL);

  collect (GTK_WIDGET (kiosk->window), text);
  return g_string_free (text, FALSE);
}

static inline gboolean
shows (Kiosk *kiosk, const char *sentence)
{
  g_autofree char *text = read_screen (kiosk);

  return strstr (text, sentence) != NULL;
}

G_END_DECLS
