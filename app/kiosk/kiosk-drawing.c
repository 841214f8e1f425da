/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-drawing.h"

#define SHEET_DOTS_PER_INCH 300

/* Cairo's open fonts are shared by all threads, and not well guarded: one page at a time. */
G_LOCK_DEFINE_STATIC (drawing);

typedef struct {
  PrintDocument *document;
  PrintMedium medium;
} Rendering;

static void
rendering_free (Rendering *rendering)
{
  print_document_free (rendering->document);
  g_free (rendering);
}

/* (transfer full): page or error */
static void
return_page (GTask *task, PrintPage *page, GError *error)
{
  if (page == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, page, (GDestroyNotify) print_page_free);
}

static void
draw_receipt_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Rendering *rendering = task_data;
  GError *error = NULL;
  PrintPage *page = NULL;

  G_LOCK (drawing);
  page = print_page_render (rendering->document, &rendering->medium, &error);
  G_UNLOCK (drawing);
  return_page (task, page, error);
}

static PrintMedium
get_medium (CivicSettings *settings)
{
  return (PrintMedium){
    .width_mm = civic_settings_get_unsigned (settings, "printer", "paper_width_mm"),
    .height_mm = civic_settings_get_unsigned (settings, "printer", "paper_height_mm"),
    .dots_per_inch = civic_settings_get_unsigned (settings, "printer", "dots_per_inch"),
  };
}

void
kiosk_drawing_start_receipt_async (PrintDocument *document,
                                   KioskStation *station,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Rendering *rendering = g_new0 (Rendering, 1);

  g_return_if_fail (document != NULL);

  rendering->document = document;
  rendering->medium = get_medium (kiosk_station_get_settings (station));
  g_task_set_task_data (task, rendering, (GDestroyNotify) rendering_free);
  g_task_run_in_thread (task, draw_receipt_in_thread);
}

static void
draw_sheet_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  PrintPage *page = NULL;

  G_LOCK (drawing);
  page = print_certificate_render (task_data, SHEET_DOTS_PER_INCH, &error);
  G_UNLOCK (drawing);
  return_page (task, page, error);
}

void
kiosk_drawing_start_sheet_async (PrintCertificate *certificate,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (certificate != NULL);

  g_task_set_task_data (task, certificate, (GDestroyNotify) print_certificate_free);
  g_task_run_in_thread (task, draw_sheet_in_thread);
}

PrintPage *
kiosk_drawing_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
