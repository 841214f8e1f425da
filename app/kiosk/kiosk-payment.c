/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "kiosk-payment.h"

#include "kiosk-reply.h"

#include <glib/gi18n.h>

struct _KioskPayment {
  GObject parent_instance;

  char *bill;
  KioskResult *about;
  KioskHandover *handover;
  KioskPaid *paid;
};

enum {
  CHANGED,
  PAID,
  SIGNAL_COUNT
};
static guint signals[SIGNAL_COUNT];

G_DEFINE_FINAL_TYPE (KioskPayment, kiosk_payment, G_TYPE_OBJECT)

static void
paid_free (KioskPaid *paid)
{
  g_free (paid->paid_at);
  g_free (paid->reference);
  g_free (paid->method);
  g_free (paid->invoice_number);
  g_free (paid->invoiced_at);
  g_free (paid);
}

static void
read_invoice (KioskPaid *paid, JsonObject *invoice)
{
  const char *number = invoice != NULL ? kiosk_reply_get_string (invoice, "number") : NULL;
  const char *issued_at = invoice != NULL ? kiosk_reply_get_string (invoice, "issued_at") : NULL;

  if (number == NULL || issued_at == NULL)
    return;
  paid->invoice_number = g_strdup (number);
  paid->invoiced_at = g_strdup (issued_at);
}

static KioskPaid *
read_paid (JsonObject *item)
{
  const gint64 halalas = kiosk_reply_get_integer (item, "halalas", -1);
  const char *paid_at = kiosk_reply_get_string (item, "paid_at");
  const char *reference = kiosk_reply_get_string (item, "reference");
  KioskPaid *paid = NULL;

  if (halalas < 0 || paid_at == NULL || reference == NULL)
    return NULL;
  paid = g_new0 (KioskPaid, 1);
  paid->halalas = halalas;
  paid->paid_at = g_strdup (paid_at);
  paid->reference = g_strdup (reference);
  paid->method = g_strdup (kiosk_reply_get_string (item, "method"));
  read_invoice (paid, kiosk_reply_get_object (item, "invoice"));
  return paid;
}

static void
on_handover_changed (KioskPayment *self)
{
  GPtrArray *items = kiosk_handover_get_items (self->handover);

  if (self->paid == NULL && kiosk_handover_get_state (self->handover) == KIOSK_HANDOVER_DONE &&
      items->len > 0) {
    self->paid = read_paid (g_ptr_array_index (items, 0));
    if (self->paid != NULL)
      g_signal_emit (self, signals[PAID], 0);
  }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
kiosk_payment_dispose (GObject *object)
{
  KioskPayment *self = KIOSK_PAYMENT (object);

  kiosk_payment_close (self);

  G_OBJECT_CLASS (kiosk_payment_parent_class)->dispose (object);
}

static void
kiosk_payment_finalize (GObject *object)
{
  KioskPayment *self = KIOSK_PAYMENT (object);

  g_free (self->bill);
  g_clear_pointer (&self->about, kiosk_result_unref);
  g_clear_pointer (&self->paid, paid_free);
  g_clear_object (&self->handover);

  G_OBJECT_CLASS (kiosk_payment_parent_class)->finalize (object);
}

static void
kiosk_payment_class_init (KioskPaymentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kiosk_payment_dispose;
  object_class->finalize = kiosk_payment_finalize;

  signals[CHANGED] = g_signal_new ("changed", KIOSK_TYPE_PAYMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[PAID] = g_signal_new ("paid", KIOSK_TYPE_PAYMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static void
kiosk_payment_init (KioskPayment *self)
{
}

KioskPayment *
kiosk_payment_new (KioskVisit *visit, const char *bill, KioskResult *about)
{
  KioskPayment *self = NULL;

  g_return_val_if_fail (KIOSK_IS_VISIT (visit), NULL);
  g_return_val_if_fail (bill != NULL, NULL);

  self = g_object_new (KIOSK_TYPE_PAYMENT, NULL);
  self->bill = g_strdup (bill);
  self->about = about != NULL ? kiosk_result_ref (about) : NULL;
  self->handover = kiosk_handover_new_payment (visit, bill);
  g_signal_connect_object (self->handover, "notify::state", G_CALLBACK (on_handover_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
kiosk_payment_open (KioskPayment *self)
{
  g_return_if_fail (KIOSK_IS_PAYMENT (self));

  kiosk_handover_open (self->handover);
}

void
kiosk_payment_close (KioskPayment *self)
{
  g_return_if_fail (KIOSK_IS_PAYMENT (self));

  g_signal_handlers_disconnect_by_data (self->handover, self);
  kiosk_handover_stop (self->handover);
}

const char *
kiosk_payment_get_bill (KioskPayment *self)
{
  g_return_val_if_fail (KIOSK_IS_PAYMENT (self), NULL);

  return self->bill;
}

KioskResult *
kiosk_payment_get_about (KioskPayment *self)
{
  g_return_val_if_fail (KIOSK_IS_PAYMENT (self), NULL);

  return self->about;
}

KioskHandover *
kiosk_payment_get_handover (KioskPayment *self)
{
  g_return_val_if_fail (KIOSK_IS_PAYMENT (self), NULL);

  return self->handover;
}

const KioskPaid *
kiosk_payment_get_paid (KioskPayment *self)
{
  g_return_val_if_fail (KIOSK_IS_PAYMENT (self), NULL);

  return self->paid;
}

char *
kiosk_payment_name_method (const char *method)
{
  static const struct {
    const char *method;
    const char *name;
  } methods[] = {
    /* Translators: the Saudi bank card network. */
    { "mada", N_ ("mada card") },
    { "apple-pay", N_ ("Apple Pay") },
    { "sadad", N_ ("SADAD") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    if (g_strcmp0 (methods[i].method, method) == 0)
      return g_strdup (_ (methods[i].name));
  return NULL;
}
