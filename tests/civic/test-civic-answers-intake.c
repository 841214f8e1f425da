/* SPDX-FileCopyrightText: 2026 The Kushk authors
 * SPDX-License-Identifier: MIT */

#include "everything-form.h"

static JsonNode *
parse (const char *json)
{
  JsonNode *node = civic_json_parse (json, strlen (json), NULL);

  g_assert_nonnull (node);
  return node;
}

static void
assert_first_problem (Form *form, const char *json, const char *path, CivicProblemCode code)
{
  g_autoptr (JsonNode) node = parse (json);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (CivicAnswers) answers = civic_answers_new_from_json (form->service, node, &problems);
  CivicProblem *problem;

  g_assert_cmpuint (problems->len, >, 0);
  problem = g_ptr_array_index (problems, 0);
  g_assert_cmpstr (problem->path, ==, path);
  g_assert_cmpint (problem->code, ==, code);
}

static void
test_refuses_other_shapes (Form *form, gconstpointer unused)
{
  static const struct {
    const char *json;
    const char *path;
    CivicProblemCode code;
  } rows[] = {
    { "{\"choices\": {\"colours\": \"red,blue\"}}", "choices.colours", CIVIC_PROBLEM_WRONG_TYPE },
    { "{\"choices\": {\"colours\": [\"red,blue\"]}}", "choices.colours", CIVIC_PROBLEM_WRONG_TYPE },
    { "{\"choices\": {\"colours\": [\"red\", 1]}}", "choices.colours", CIVIC_PROBLEM_WRONG_TYPE },
    { "{\"choices\": {\"updates\": true}}", "choices.updates", CIVIC_PROBLEM_WRONG_TYPE },
    { "{\"choices\": {\"stars\": 3}}", "choices.stars", CIVIC_PROBLEM_WRONG_TYPE },
    { "{\"boards\": {\"boards\": {}}}", "boards.boards", CIVIC_PROBLEM_WRONG_TYPE },
    { "{\"boards\": {\"boards\": [1]}}", "boards.boards[0]", CIVIC_PROBLEM_WRONG_TYPE },
    { "{\"boards\": {\"boards\": [{}, {\"x\": \"1\"}]}}", "boards.boards[1].x",
      CIVIC_PROBLEM_UNKNOWN_FIELD },
    { "{\"boards\": {\"boards\": [{\"boards\": []}]}}", "boards.boards[0].boards",
      CIVIC_PROBLEM_UNKNOWN_FIELD },
    { "{\"boards\": {\"kind\": \"sale\"}}", "boards.kind", CIVIC_PROBLEM_UNKNOWN_FIELD },
    { "{\"sent\": {\"advice\": \"yes\"}}", "sent.advice", CIVIC_PROBLEM_UNKNOWN_FIELD },
    { "{\"sent\": {\"photos\": [{}]}}", "sent.photos", CIVIC_PROBLEM_WRONG_TYPE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_first_problem (form, rows[i].json, rows[i].path, rows[i].code);
}

static void
test_refuses_what_is_hidden_in_a_row (Form *form, gconstpointer unused)
{
  assert_first_problem (form,
                        "{\"boards\": {\"boards\": [{\"kind\": \"news\", \"approval\": \"1\"}]}}",
                        "boards.boards[0].approval", CIVIC_PROBLEM_UNKNOWN_FIELD);
}

/* The order of the keys says nothing: town comes before what it stands within. */
static void
test_refuses_what_is_not_within (Form *form, gconstpointer unused)
{
  assert_first_problem (form, "{\"choices\": {\"town\": \"hill\", \"region\": \"south\"}}",
                        "choices.town", CIVIC_PROBLEM_NOT_A_CHOICE);
  assert_first_problem (form, "{\"choices\": {\"town\": \"hill\", \"region\": \"north\"}}",
                        "choices.promise", CIVIC_PROBLEM_MISSING);
}

static void
test_refuses_what_the_rule_does_not_give (Form *form, gconstpointer unused)
{
  assert_first_problem (form,
                        "{\"boards\": {\"boards\": [{\"kind\": \"sale\", \"width\": \"2\", "
                        "\"height\": \"2\", \"size\": \"1\"}], \"total\": \"4\"}}",
                        "boards.boards[0].size", CIVIC_PROBLEM_RULE);
  assert_first_problem (form, "{\"boards\": {\"total\": \"4\"}}", "boards.total",
                        CIVIC_PROBLEM_RULE);
  assert_first_problem (form, "{\"boards\": {\"total\": \"٠\"}}", "choices.promise",
                        CIVIC_PROBLEM_MISSING);
}

static void
test_takes_one_row_too_many_to_tell_so (Form *form, gconstpointer unused)
{
  g_autoptr (GString) json = g_string_new ("{\"boards\": {\"boards\": [{}");
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  for (int i = 0; i < 5000; i++)
    g_string_append (json, ", {}");
  g_string_append (json, "]}}");
  node = parse (json->str);
  g_ptr_array_unref (civic_answers_take_json (form->answers, node));
  g_assert_cmpuint (civic_answers_count_rows (form->answers, "boards"), ==, 4);
  assert_problem (form->answers, "boards", CIVIC_PROBLEM_TOO_MANY);
  problems = civic_answers_check_taken (form->answers);
  g_assert_cmpuint (problems->len, <, 20);
}

/* Step by step, as the central does it: the registry's word stands, a claim against it falls. */
static void
test_a_record_contradicts_a_claim (Form *form, gconstpointer unused)
{
  g_autoptr (JsonNode) node = parse ("{\"papers\": {\"licence_number\": \"46\", \"holder\": "
                                     "\"Somebody\"}, \"choices\": {\"promise\": \"yes\"}}");
  g_autoptr (JsonObject) other = record_of ("{\"holder\": \"Nobody\"}");
  g_autoptr (JsonObject) same = record_of ("{\"holder\": \" Somebody\"}");
  g_autoptr (GPtrArray) of_form = civic_answers_take_json (form->answers, node);
  g_autoptr (GPtrArray) without = civic_answers_check_taken (form->answers);
  g_autoptr (GPtrArray) against = NULL;
  g_autoptr (GPtrArray) with = NULL;

  g_assert_cmpuint (of_form->len, ==, 0);
  g_assert_cmpuint (without->len, ==, 0);

  civic_answers_set_record (form->answers, "licence", other);
  against = civic_answers_check_taken (form->answers);
  g_assert_cmpuint (against->len, ==, 1);
  g_assert_cmpstr (((CivicProblem *) g_ptr_array_index (against, 0))->path, ==, "papers.holder");
  g_assert_cmpstr (civic_answers_get (form->answers, "holder"), ==, "Nobody");

  civic_answers_set_record (form->answers, "licence", same);
  with = civic_answers_check_taken (form->answers);
  g_assert_cmpuint (with->len, ==, 0);
}

/* She cleared what her record had filled in: asked again, the record must not undo that. */
static void
test_leaves_out_what_she_left_out (Form *form, gconstpointer unused)
{
  g_autoptr (JsonNode) node = parse ("{\"papers\": {\"licence_number\": \"46\"}}");
  g_autoptr (JsonObject) record = record_of ("{\"holder\": \"Somebody\", \"area_m2\": 48}");
  g_autoptr (GPtrArray) of_form = civic_answers_take_json (form->answers, node);

  civic_answers_set_record (form->answers, "licence", record);
  g_assert_cmpstr (civic_answers_get (form->answers, "holder"), ==, "Somebody");
  g_assert_cmpstr (civic_answers_get (form->answers, "area"), ==, NULL);
}

/* What she confirmed at the glass arrives whole, and is taken. */
static void
test_takes_what_a_kiosk_wrote (Form *form, gconstpointer unused)
{
  g_autoptr (JsonObject) record = record_of ("{\"holder\": {\"ar\": \"كناري\"}, \"area_m2\": 48}");
  CivicAnswers *answers = form->answers;
  g_autoptr (CivicAnswers) read = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  civic_answers_set (answers, "licence_number", "46");
  civic_answers_set_record (answers, "licence", record);
  civic_answers_set (answers, "region", "north");
  civic_answers_set (answers, "town", "lake");
  civic_answers_toggle (answers, "towns", "hill");
  civic_answers_toggle (answers, "towns", "lake");
  civic_answers_set (answers, "promise", "yes");
  civic_answers_set (answers, "photos", "b,a");
  civic_answers_set (answers, "place", "21.5,39.1");

  node = civic_answers_to_json (answers);
  before = json_to_string (node, FALSE);
  g_assert_nonnull (strstr (before, "\"holder\":\"كناري\",\"area\":\"48\""));
  g_assert_nonnull (strstr (before, "\"towns\":[\"hill\",\"lake\"]"));
  g_assert_nonnull (strstr (before, "\"photos\":[\"b\",\"a\"]"));
  read = civic_answers_new_from_json (form->service, node, &problems);
  g_assert_cmpuint (problems->len, ==, 0);
  after = json_of (read);
  g_assert_cmpstr (before, ==, after);
}

static const char *const pieces[] = { "0",          "5",
                                      "٧",          "۷",
                                      ".",          "٫",
                                      "-",          "+966",
                                      "05",         "700",
                                      " ",          "A",
                                      "RAAA",       "ن",
                                      "\n",         "/",
                                      ",",          "yes",
                                      "no",         "north",
                                      "south",      "hill",
                                      "port",       "red",
                                      "blue",       "rats",
                                      "clean",      "sale",
                                      "news",       "21.5,39.1",
                                      "a@b.sa",     "46",
                                      "\xff",       "\xe2\x80\xae",
                                      "2026-11-25", "2008-01-01",
                                      "1055123457" };

static const char *
any_piece (void)
{
  return pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))];
}

static void
answer_anyhow (CivicAnswers *answers, GListModel *fields)
{
  g_autoptr (CivicField) field = g_list_model_get_item (
    fields, g_test_rand_int_range (0, (int) g_list_model_get_n_items (fields)));
  const char *id = civic_field_get_id (field);
  g_autoptr (GString) typed = g_string_new (NULL);

  if (civic_field_get_field_type (field) == CIVIC_FIELD_GROUP) {
    guint count = civic_answers_count_rows (answers, id);

    if (g_test_rand_int_range (0, 4) == 0 && count > 0)
      civic_answers_remove_row (answers, id, (guint) g_test_rand_int_range (0, (int) count));
    else if (count < 2)
      civic_answers_add_row (answers, id);
    else
      answer_anyhow (civic_answers_get_row (answers, id, 0), civic_field_get_fields (field));
    return;
  }

  for (int i = g_test_rand_int_range (0, 3); i >= 0; i--)
    g_string_append (typed, any_piece ());
  civic_answers_set (answers, id, typed->str);
}

/* Half of the time the registry is asked, as a kiosk would. */
static void
look_up_anyhow (Form *form, JsonObject *record)
{
  if (civic_answers_can_look_up (form->answers, "licence") && g_test_rand_bit ())
    civic_answers_set_record (form->answers, "licence", g_test_rand_bit () ? record : NULL);
}

static CivicAnswers *
take (Form *form, JsonNode *node, JsonObject *record, gsize *ret_problem_count)
{
  CivicAnswers *answers = civic_answers_new (form->service);
  g_autoptr (GPtrArray) of_form = NULL;
  g_autoptr (GPtrArray) of_answers = NULL;

  civic_answers_set_today (answers, TODAY);
  of_form = civic_answers_take_json (answers, node);
  if (civic_answers_is_looked_up (form->answers, "licence"))
    civic_answers_set_record (answers, "licence", record);
  of_answers = civic_answers_check_taken (answers);
  *ret_problem_count = of_form->len + of_answers->len;
  return answers;
}

/* She clears what is wrong, now and then, and agrees in the end: or nothing would ever be right. */
static void
mend (Form *form, GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++) {
    CivicProblem *problem = g_ptr_array_index (problems, i);
    const char *id = strrchr (problem->path, '.') + 1;

    if (strchr (problem->path, '[') != NULL || g_str_equal (id, "boards"))
      civic_answers_remove_row (form->answers, "boards", 0);
    else if (problem->code != CIVIC_PROBLEM_STOPPED && !civic_answers_is_known (form->answers, id))
      civic_answers_set (form->answers, id, NULL);
    if (civic_answers_count_rows (form->answers, "boards") == 0)
      break;
  }

  civic_answers_set (form->answers, "promise", "yes");
  if (g_test_rand_int_range (0, 4) == 0)
    civic_answers_set (form->answers, "region", "north");
}

/* Whatever she does at the glass: what the kiosk finds right, the central does, and reads the same.
 */
static void
test_both_sides_agree (Form *form, gconstpointer unused)
{
  g_autoptr (JsonObject) record = record_of ("{\"holder\": \"كناري\", \"area_m2\": 48}");
  guint right_count = 0;

  for (int i = 0; i < 1000; i++) {
    g_autoptr (CivicPage) page =
      g_list_model_get_item (civic_service_get_pages (form->service), g_test_rand_int_range (0, 5));
    g_autoptr (JsonNode) node = NULL;
    g_autoptr (JsonNode) again = NULL;
    g_autoptr (CivicAnswers) central = NULL;
    g_autoptr (GPtrArray) at_kiosk = NULL;
    gsize at_central;

    answer_anyhow (form->answers, civic_page_get_fields (page));
    look_up_anyhow (form, record);
    at_kiosk = civic_answers_check_all (form->answers);
    node = civic_answers_to_json (form->answers);
    central = take (form, node, civic_answers_get_record (form->answers, "licence"), &at_central);
    again = civic_answers_to_json (central);

    g_assert_true (at_kiosk->len > 0 || (at_central == 0 && json_node_equal (node, again)));
    right_count += at_kiosk->len == 0 ? 1 : 0;
    mend (form, at_kiosk);
  }

  g_assert_cmpuint (right_count, >, 30);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, function)                                                                       \
  g_test_add ("/civic/answers-intake/" name, Form, NULL, set_up_form, function, tear_down_form)
  TEST ("refuses-other-shapes", test_refuses_other_shapes);
  TEST ("refuses-what-is-hidden-in-a-row", test_refuses_what_is_hidden_in_a_row);
  TEST ("refuses-what-is-not-within", test_refuses_what_is_not_within);
  TEST ("refuses-what-the-rule-does-not-give", test_refuses_what_the_rule_does_not_give);
  TEST ("takes-one-row-too-many-to-tell-so", test_takes_one_row_too_many_to_tell_so);
  TEST ("a-record-contradicts-a-claim", test_a_record_contradicts_a_claim);
  TEST ("leaves-out-what-she-left-out", test_leaves_out_what_she_left_out);
  TEST ("takes-what-a-kiosk-wrote", test_takes_what_a_kiosk_wrote);
  TEST ("both-sides-agree", test_both_sides_agree);

  return g_test_run ();
}
