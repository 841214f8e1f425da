/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "central-passcode-message.h"

#include "central-mask.h"
#include "central-message-pace.h"
#include "central-passcode-text.h"
#include "central-person.h"

static gboolean
send_text (CentralOffice *office,
           const CentralPasscodeQuestion *question,
           const char *mobile,
           const char *passcode,
           GError **error)
{
  char *text =
    central_passcode_text_write (passcode, CENTRAL_PASSCODES_LIFE_S / 60, question->language);
  gboolean is_sent = central_messenger_send (office->messenger, mobile, text, error);

  central_passcodes_free_text (text);
  return is_sent;
}

/* FALSE with an error, or TRUE, perhaps with a problem. Whoever has no mobile here is told so only
 * after all that is done for others, and has used up an attempt. */
static gboolean
send_passcode (CentralOffice *office,
               const CentralPasscodeQuestion *question,
               const char *mobile,
               const char *passcode,
               const char **ret_problem,
               GError **error)
{
  if (mobile == NULL)
    *ret_problem = "no-mobile";
  else if (!central_message_pace_allow (office, question->kiosk, mobile))
    *ret_problem = "too-many";
  else
    return send_text (office, question, mobile, passcode, error);
  return TRUE;
}

static gboolean
start (CentralOffice *office,
       const CentralPasscodeQuestion *question,
       const char *mobile,
       CentralChallenge **ret_challenge,
       const char **ret_problem,
       guint *ret_retry_after_s,
       GError **error)
{
  g_autofree char *masked = mobile ? central_mask_mobile (mobile) : NULL;
  CentralPasscodeOrder order = { question->person_id, question->kiosk, masked };
  g_autoptr (CentralTransaction) transaction =
    central_store_begin (office->store, question->person_id, error);
  g_autoptr (CentralChallenge) challenge = NULL;
  char *passcode = NULL;
  gboolean done = transaction && central_passcodes_start (office->passcodes, &order, &challenge,
                                                          &passcode, ret_retry_after_s, error);

  if (done && challenge == NULL)
    *ret_problem = "cool-down";
  else if (done)
    done = send_passcode (office, question, mobile, passcode, ret_problem, error) &&
           (g_strcmp0 (*ret_problem, "too-many") == 0 ||
            central_transaction_commit (transaction, error));
  central_passcodes_free_text (passcode);
  if (done && *ret_problem == NULL)
    *ret_challenge = g_steal_pointer (&challenge);
  return done;
}

void
central_passcode_message_send (CentralOffice *office,
                               const CentralPasscodeQuestion *question,
                               CentralChallenge **ret_challenge,
                               const char **ret_problem,
                               guint *ret_retry_after_s)
{
  g_autoptr (CentralPerson) person = NULL;
  g_autoptr (GError) failure = NULL;

  if (central_person_find (office, question->person_id, &person, &failure) &&
      start (office, question, person ? person->mobile : NULL, ret_challenge, ret_problem,
             ret_retry_after_s, &failure))
    return;
  g_message ("no passcode was sent: %s", failure->message);
  *ret_problem = "unavailable";
}
