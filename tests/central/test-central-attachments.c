/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "civic.h"
#include "small-form.h"

#define MULTIPART "multipart/form-data; boundary=kushk-boundary"

/* The smallest picture there is, as a browser sends it. */
#define PHOTO_FORM                                                                                 \
  "--kushk-boundary\r\n"                                                                           \
  "Content-Disposition: form-data; name=\"photos\"; filename=\"p.jpg\"\r\n\r\n"                    \
  "\xff\xd8\xff\xdb\x00\x05\x00\x01\x01\xff\xc0\x00\x0b\x08\x00\x01\x00\x01\x01\x01\x11\x00\xff"   \
  "\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x12\x34\xff\xd9"                                           \
  "\r\n--kushk-boundary--\r\n"

static SupportCentral *central;

static void
test_binds_no_document_of_nobody (void)
{
  g_autofree char *answers =
    small_form_change_stall ("\"days\"", "\"photos\":[\"photo-1\"],\"days\"");
  SmallForm form = { "market-stall", answers, SUPPORT_VISIT_PERSON, NULL, NULL };

  small_form_assert_refused (central, &form, 422, "stall.photos");
}

/* A photo from the phone of the citizen whose session it is; its id. */
static char *
hand_in_photo (CivicSession *session)
{
  g_autoptr (JsonNode) opened = support_visit_ask_as (
    central, session, "/v1/handovers",
    "{\"handover\":{\"purpose\":\"documents\",\"service\":\"market-stall\",\"language\":\"en\","
    "\"documents\":[{\"field\":\"photos\",\"label\":{\"ar\":\"x\",\"en\":\"x\",\"ur\":\"x\"},"
    "\"accept\":[\"jpeg\"],\"minimum_count\":1,\"maximum_count\":3,"
    "\"maximum_bytes\":1000000}]}}");
  JsonObject *handover = json_object_get_object_member (json_node_get_object (opened), "handover");
  const char *id = json_object_get_string_member (handover, "id");
  g_autofree char *check = g_strdup_printf ("{\"handover\":{\"id\":\"%s\"}}", id);
  g_autoptr (GBytes) body = g_bytes_new_static (PHOTO_FORM, sizeof PHOTO_FORM - 1);
  g_autoptr (SupportReply) taken = NULL;
  g_autoptr (JsonNode) state = NULL;
  JsonArray *items = NULL;

  taken = support_central_post_public (central, json_object_get_string_member (handover, "url"),
                                       MULTIPART, body);
  g_assert_cmpuint (taken->status, ==, 303);
  state = support_visit_ask_as (central, session, "/v1/handovers/check", check);
  handover = json_object_get_object_member (json_node_get_object (state), "handover");
  items = json_object_get_array_member (handover, "items");
  return g_strdup (json_object_get_string_member (json_array_get_object_element (items, 0), "id"));
}

static guint
file_with_photo (CivicSession *session, const char *photo)
{
  g_autofree char *member = g_strdup_printf ("\"photos\":[\"%s\"],\"days\"", photo);
  g_autofree char *answers = small_form_change_stall ("\"days\"", member);
  g_autofree char *code = civic_tracking_code_draw ();
  SmallForm form = { "market-stall", answers, SUPPORT_VISIT_PERSON, NULL, NULL };
  g_autoptr (SupportReply) reply = small_form_send (central, session, &form, code);

  return reply->status;
}

static void
test_binds_a_sessions_own_documents_once (void)
{
  g_autoptr (CivicSession) session = support_visit_open_session (central);
  g_autoptr (CivicSession) stranger = support_visit_open_session (central);
  g_autofree char *photo = hand_in_photo (session);

  g_assert_cmpuint (file_with_photo (stranger, photo), ==, 422);
  g_assert_cmpuint (file_with_photo (session, photo), ==, 201);
  g_assert_cmpuint (file_with_photo (session, photo), ==, 422);
}

int
main (int argc, char **argv)
{
  int result = 0;

  g_test_init (&argc, &argv, NULL);
  central = support_central_start_small (NULL);
  g_test_add_func ("/central/attachments/binds-no-document-of-nobody",
                   test_binds_no_document_of_nobody);
  g_test_add_func ("/central/attachments/binds-a-sessions-own-documents-once",
                   test_binds_a_sessions_own_documents_once);
  result = g_test_run ();
  support_central_free (central);
  return result;
}
