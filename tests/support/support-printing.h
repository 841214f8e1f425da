/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A printing world of the test's own: a private CUPS and a virtual 80 mm roll printer in a folder
 * that nobody else uses, with the queue "kiosk" between them. It ends when freed, and also when the
 * test dies. Whatever does not work here aborts the test: the world is not what is tested. The
 * scripts virtual-printer and private-cups beside this file say what is in the folder. */
typedef struct _SupportPrinting SupportPrinting;

#define SUPPORT_PRINTING_QUEUE "kiosk"

/* The name of a program that this machine lacks for it, or NULL: then a test skips. */
const char *support_printing_find_missing (void);

SupportPrinting *support_printing_new (void);
/* The same with a printer of A4 sheets. */
SupportPrinting *support_printing_new_for_sheets (void);
/* Without printer and queue: for those of support-printer.h. */
SupportPrinting *support_printing_new_bare (void);
/* A driverless queue for a printer that answers now. */
void support_printing_add_queue (SupportPrinting *self, const char *queue, const char *device_uri);
void support_printing_free (SupportPrinting *self);

const char *support_printing_get_server (SupportPrinting *self); /* the scheduler's socket */
const char *support_printing_get_device_uri (SupportPrinting *self);
const char *support_printing_get_folder (SupportPrinting *self);

/* The printer's troubles from now on, in virtual-printer's words with blanks between; "" for none.
 */
void support_printing_set_faults (SupportPrinting *self, const char *words);
/* SIGKILL cuts the power, SIGSTOP and SIGCONT hang the program and let it go on. */
void support_printing_signal_printer (SupportPrinting *self, int signal_number);
void support_printing_signal_scheduler (SupportPrinting *self, int signal_number);
void support_printing_start_printer (SupportPrinting *self); /* again, where it was */
void support_printing_stop_scheduler (SupportPrinting *self);
/* As the scheduler's administrator: runs program with "-h SOCKET" and then arguments. */
void support_printing_run (SupportPrinting *self, const char *program, const char *arguments);

/* What came out on paper, as PDF files in order; and what merely reached the printer. (element-type
 * filename) */
GPtrArray *support_printing_list_paper (SupportPrinting *self);
GPtrArray *support_printing_list_received (SupportPrinting *self);
guint support_printing_count_paper (SupportPrinting *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SupportPrinting, support_printing_free)

G_END_DECLS
