/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "product-lane.h"

#include "civic-keys.h"
#include "kiosk-paper-words.h"
#include "kiosk-receipt-gather.h"

#include <cups/cups.h>

#define A4_DOTS_PER_INCH 150
#define TAKE "Take your" /* as every promise of a paper begins */

static char *
name_mark (ProductLane *self)
{
  return g_strdup_printf ("MARK%02uV%04u", self->number, self->visit_number);
}

static void
make_keys (const SupportFolder *folder)
{
  g_autofree char *box = support_folder_path (folder, "central-box");
  g_autofree char *kiosk = support_folder_path (folder, "kiosk-sign");
  g_autofree char *central = support_folder_path (folder, "central-sign");

  g_assert_true (civic_keys_make_box_pair (box, NULL));
  g_assert_true (civic_keys_make_sign_pair (kiosk, NULL));
  g_assert_true (civic_keys_make_sign_pair (central, NULL));
}

/* No central answers: the line is down, which is no matter of printing. */
static char *
write_settings (ProductLane *self, const ProductCase *first)
{
  gboolean is_page = first->paper == SUPPORT_PRINTER_PAGE_A4;
  const char *uri = support_printer_get_uri (self->printer);
  gboolean is_direct = self->cups == NULL;

  return g_strdup_printf (
    "[kiosk]\nid=PRODUCT-%02u\ncentre=%s/tests/data/kiosk/catalogue/centres/jeddah-andalus.json\n"
    "catalogue=%s/tests/data/kiosk/catalogue\nreadiness_first=no\n"
    "[agent]\nsocket=agent.sock\nstate_directory=state\nminimum_free_mib=1\n"
    "[central]\nurl=https://127.0.0.1:1/\ntracking_url=https://127.0.0.1:1/t/\n"
    "box_public_key=central-box.pub\nsign_public_key=central-sign.pub\nca=x\ncertificate=x\nkey=x\n"
    "kiosk_sign_key=kiosk-sign.key\n"
    "[printer]\nserver=%s\nqueue=%s\ndevice_uri=%s\npaper_width_mm=%u\npaper_height_mm=%u\n"
    "dots_per_inch=%u\n"
    "[staff]\naccounts_file=accounts\n",
    self->number, g_getenv ("KUSHK_SOURCE_DIR"), g_getenv ("KUSHK_SOURCE_DIR"),
    is_direct ? "/nowhere/cups.sock" : support_printing_get_server (self->cups),
    is_direct ? uri : self->queue, is_direct ? "" : uri, is_page ? 210 : 80, is_page ? 297 : 0,
    is_page ? A4_DOTS_PER_INCH : 203);
}

ProductLane *
product_lane_new (guint number,
                  SupportPrinting *cups,
                  ProductPapers *papers,
                  const ProductCase *first)
{
  ProductLane *self = g_new0 (ProductLane, 1);
  g_autofree char *settings = NULL;

  self->number = number;
  self->papers = papers;
  self->printer = support_printer_new (first->paper);
  support_printer_offer_events (self->printer, first->way != PRODUCT_BY_SILENT_QUEUE);
  support_printer_set_pace (self->printer, 1500, 100);
  self->queue = g_strdup_printf ("kiosk-%u", number);
  if (first->way != PRODUCT_DIRECT)
    self->cups = cups;
  if (self->cups != NULL)
    support_printing_add_queue (self->cups, self->queue, support_printer_get_uri (self->printer));
  settings = write_settings (self, first);
  self->agent = support_agent_new ();
  make_keys (support_agent_get_folder (self->agent));
  support_folder_write (support_agent_get_folder (self->agent), "kushk.conf", settings);
  support_agent_launch (self->agent);
  return self;
}

void
product_lane_free (ProductLane *self)
{
  if (self->visit != NULL)
    product_lane_end_visit (self);
  support_agent_free (self->agent);
  support_printer_free (self->printer);
  g_free (self->queue);
  g_free (self->complaint);
  g_free (self);
}

void
product_lane_start_afresh (ProductLane *self)
{
  SupportPaper *paper;

  product_lane_end_visit (self);
  support_printer_set_temper (self->printer, SUPPORT_PRINTER_DIE);
  support_printer_set_reasons (self->printer, "");
  support_printer_set_temper (self->printer, SUPPORT_PRINTER_NORMAL);
  while ((paper = support_printer_take_paper (self->printer)) != NULL)
    support_paper_free (paper);
  self->paper_count = 0;
  g_clear_pointer (&self->complaint, g_free);
}

void
product_lane_begin_visit (ProductLane *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (self->visit);
  self->station = kiosk_station_load (support_agent_get_config (self->agent), &error);
  g_assert_no_error (error);
  self->visit = kiosk_visit_new (self->station);
  self->visit_number++;
  self->paper_count = 0;
  self->is_refreshed = FALSE;
  self->notice = g_object_ref_sink (g_object_new (KIOSK_TYPE_PAPER_NOTICE, NULL));
  kiosk_paper_notice_watch (KIOSK_PAPER_NOTICE (self->notice), self->visit,
                            KIOSK_PAPER_NOTICE_SCREEN);
}

void
product_lane_end_visit (ProductLane *self)
{
  g_clear_object (&self->notice);
  g_clear_object (&self->visit);
  g_clear_object (&self->station);
}

static void
on_refresh_ready (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ProductLane *self = user_data;

  if (self->station == NULL || source != G_OBJECT (kiosk_station_get_link (self->station)))
    return;
  self->is_refreshed = kiosk_agent_link_refresh_finish (KIOSK_AGENT_LINK (source), result, NULL);
}

void
product_lane_refresh (ProductLane *self)
{
  self->is_refreshed = FALSE;
  kiosk_agent_link_refresh_async (kiosk_station_get_link (self->station), NULL, on_refresh_ready,
                                  self);
}

void
product_lane_print (ProductLane *self)
{
  KioskReceiptFacts *facts = kiosk_receipt_gather_heading (self->station, "en", KIOSK_RECEIPT_SLIP);

  facts->service.first = name_mark (self);
  kiosk_visit_print (self->visit, facts);
}

/* What came out */

static void
complain (ProductLane *self, const char *what)
{
  if (self->complaint == NULL)
    self->complaint = g_strdup (what);
}

void
product_lane_look_into_slot (ProductLane *self, const char *case_name)
{
  g_autofree char *mark = name_mark (self);
  SupportPaper *paper;

  while ((paper = support_printer_take_paper (self->printer)) != NULL) {
    if (self->visit == NULL)
      complain (self, "a paper between two visits");
    product_papers_keep (self->papers, paper->document, mark, case_name);
    self->paper_count++;
    support_paper_free (paper);
  }
  if (self->paper_count > 1)
    complain (self, "a paper came twice");
}

/* What is seen */

const char *
product_printer_to_word (KioskPrinter printer)
{
  static const char *const words[] = {
    "unknown", "ready", "low", "out", "jammed", "open", "offline"
  };

  return words[printer];
}

const char *
product_lane_get_printer_word (ProductLane *self)
{
  KioskAgentLink *link = kiosk_station_get_link (self->station);

  return product_printer_to_word (kiosk_agent_link_get_printer (link));
}

const char *
product_lane_get_reason_word (ProductLane *self)
{
  KioskAgentLink *link = kiosk_station_get_link (self->station);

  return kiosk_printer_reason_get_word (kiosk_agent_link_get_printer_reason (link));
}

KioskPaperState
product_lane_get_paper (ProductLane *self)
{
  return kiosk_visit_get_receipt (self->visit);
}

static GtkWidget *
find_label (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_LABEL (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child);
  return found;
}

const char *
product_lane_read_notice (ProductLane *self)
{
  return gtk_label_get_text (GTK_LABEL (find_label (self->notice)));
}

gboolean
product_lane_promises_paper (ProductLane *self)
{
  KioskPaperWords words = kiosk_paper_words_choose (self->visit, KIOSK_PAPER_NOTICE_RECEIPT);

  return g_str_has_prefix (product_lane_read_notice (self), TAKE) ||
         g_str_has_prefix (words.title, TAKE);
}

gboolean
product_lane_explains_paper (ProductLane *self)
{
  KioskPaperWords words = kiosk_paper_words_choose (self->visit, KIOSK_PAPER_NOTICE_RECEIPT);

  return words.is_bad && words.advice != NULL;
}

gboolean
product_lane_foretells_paper (ProductLane *self)
{
  return !kiosk_paper_words_foretell (kiosk_station_get_link (self->station)).is_bad;
}

/* The scheduler itself */

static ipp_t *
ask_scheduler (ProductLane *self, ipp_op_t operation)
{
  g_autofree char *uri = g_strdup_printf ("ipp://localhost/printers/%s", self->queue);
  http_t *http = httpConnect2 (support_printing_get_server (self->cups), 0, NULL, AF_UNSPEC,
                               HTTP_ENCRYPTION_IF_REQUESTED, 1, 1000, NULL);
  ipp_t *request = ippNewRequest (operation);
  ipp_t *reply;

  g_assert_nonnull (http);
  ippAddString (request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", NULL, uri);
  reply = cupsDoRequest (http, request, "/");
  httpClose (http);
  return reply;
}

gboolean
product_lane_is_queue_open (ProductLane *self)
{
  ipp_t *reply;
  gboolean is_open;

  if (self->cups == NULL)
    return TRUE;
  reply = ask_scheduler (self, IPP_OP_GET_PRINTER_ATTRIBUTES);
  is_open =
    ippGetInteger (ippFindAttribute (reply, "printer-state", IPP_TAG_ENUM), 0) !=
      IPP_PSTATE_STOPPED &&
    ippGetBoolean (ippFindAttribute (reply, "printer-is-accepting-jobs", IPP_TAG_BOOLEAN), 0);
  ippDelete (reply);
  return is_open;
}

guint
product_lane_count_queued (ProductLane *self)
{
  guint count = 0;
  ipp_t *reply;

  if (self->cups == NULL)
    return 0;
  reply = ask_scheduler (self, IPP_OP_GET_JOBS);
  for (ipp_attribute_t *job = ippFindAttribute (reply, "job-id", IPP_TAG_INTEGER); job != NULL;
       job = ippFindNextAttribute (reply, "job-id", IPP_TAG_INTEGER))
    count++;
  ippDelete (reply);
  return count;
}

static char *
read_last_word (ProductLane *self)
{
  g_autofree char *log = support_agent_read_log (self->agent);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (log), "\n", -1);
  guint count = g_strv_length (lines);

  return g_strdup (count > 0 ? lines[count - 1] : "");
}

char *
product_lane_describe (ProductLane *self)
{
  static const char *const papers[] = {
    [KIOSK_PAPER_NONE] = "none",         [KIOSK_PAPER_PREPARING] = "preparing",
    [KIOSK_PAPER_PRINTING] = "printing", [KIOSK_PAPER_SLOW] = "slow",
    [KIOSK_PAPER_WAITING] = "waiting",   [KIOSK_PAPER_PRINTED] = "printed",
    [KIOSK_PAPER_FAILED] = "failed",     [KIOSK_PAPER_UNKNOWN] = "unknown",
  };

  g_autofree char *last = read_last_word (self);

  if (self->visit == NULL)
    return g_strdup ("between two visits");
  return g_strdup_printf (
    "the session: printer %s (%s), paper %s (%s), \"%s\"; the printer: %u jobs, %u papers of this "
    "visit, %s; the queue %s with %u jobs; kushkd: %s",
    product_lane_get_printer_word (self), product_lane_get_reason_word (self),
    papers[product_lane_get_paper (self)],
    product_printer_to_word (kiosk_visit_get_receipt_fault (self->visit)),
    product_lane_read_notice (self), support_printer_count_jobs (self->printer), self->paper_count,
    support_printer_is_waiting (self->printer) ? "waiting" : "not waiting",
    product_lane_is_queue_open (self) ? "open" : "closed", product_lane_count_queued (self), last);
}
